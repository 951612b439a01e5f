/**
 * Sign-off files: what a model-risk team vouches for, signed, so that nothing unvalidated decides
 * about a person.
 *
 * <pre>{@code
 * String file = SignOffText.sign(signOff, key, "validation-2026");
 * SignOffText.verify(file, trusted).requireInForce(artifactHash, today);
 * }</pre>
 */
package io.verdict.engine.signoff;
