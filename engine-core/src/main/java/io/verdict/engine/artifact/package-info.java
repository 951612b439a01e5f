/**
 * The artifact: what a compiled stage of a policy is, as immutable data, and how it is sealed into
 * verified bytes.
 *
 * <pre>{@code
 * byte[] sealed = ArtifactFormat.write(model);
 * StageModel same = ArtifactFormat.read(sealed).model();
 * }</pre>
 */
package io.verdict.engine.artifact;
