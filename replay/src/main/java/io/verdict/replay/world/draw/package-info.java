/**
 * Counter-based draws and the few distributions that the synthetic world needs.
 *
 * <p>A draw is a pure function of the entity it belongs to, its name and an index. Nothing is
 * consumed from a stream, so a new draw never shifts another one, and the order or the thread in
 * which draws are made cannot be seen in their values.
 *
 * <pre>{@code
 * private static final long TENURE = Draws.name("phone.tenure_m");
 * double z = Draws.normal(personKey, TENURE);
 * }</pre>
 */
package io.verdict.replay.world.draw;
