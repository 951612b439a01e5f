/**
 * The texts that a compilation starts from, and the limits that hold for them.
 *
 * <pre>{@code
 * PolicySource source = PolicySource.of("fraud.policy", text);
 * }</pre>
 */
package io.verdict.rules.source;
