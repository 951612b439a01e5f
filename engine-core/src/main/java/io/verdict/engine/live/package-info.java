/**
 * Live change: the engines that an activation table puts in force, champions, challengers and
 * shadows, swapped as one reference while decisions go on.
 *
 * <pre>{@code
 * try (LiveEngine live = LiveEngine.open(store, features, LiveOptions.of(trust, clock))) {
 *   live.watch(250);
 *   DecisionService service = DecisionService.open(live, journal, folder, clock, options);
 * }
 * }</pre>
 */
package io.verdict.engine.live;
