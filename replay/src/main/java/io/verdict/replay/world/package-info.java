/**
 * The synthetic world: makes a history of applications with its sealed truth.
 *
 * <p>What happens after a decision (funders, reviewers, borrowers) is answered by {@code
 * io.verdict.replay.world.loan.World}.
 *
 * <pre>{@code
 * GeneratorRun.run(Parameters.of(10_000, 36, 42), directory, ProgressListener.NONE);
 * World world = World.open(directory);
 * }</pre>
 */
package io.verdict.replay.world;
