/**
 * Where compiled artifacts live. Truth is files: {@link io.verdict.engine.store.ArtifactStore}
 * keeps each artifact under its SHA-256 and a small activation table beside them. The off-heap
 * {@link io.verdict.engine.store.ChronicleModelStore} serves them to all processes of a machine and
 * can always be rebuilt from the files; {@link io.verdict.engine.store.SharedMap} is the map
 * beneath it.
 *
 * <p>The files need no JVM flag; opening an off-heap map needs those that {@link
 * io.verdict.engine.store.JvmFlags} checks.
 *
 * <pre>{@code
 * try (ArtifactStore files = ArtifactStore.open(directory);
 *     ModelStore models = ChronicleModelStore.open(directory.resolve("models"), files)) {
 *   String hash = models.put("consumer_loan.fraud", 3, bytes);
 *   ByteBuffer served = models.read(hash);
 * }
 * }</pre>
 */
package io.verdict.engine.store;
