/**
 * The files of a generated history: columns, rows, lists, sealed truth and manifest.
 *
 * <pre>{@code
 * SealedTruth truth = SealedTruth.read(directory);
 * FraudType type = truth.fraudType(17);
 * }</pre>
 */
package io.verdict.replay.world.file;
