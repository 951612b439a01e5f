/**
 * Who applies when: the calendar of arrivals and the episodes that bring one or several applicants.
 *
 * <p>An episode is one person, a family, a dormitory, an enterprise day, a shop, a crew, a broker's
 * customers, a thief's run of stolen identities, or a fraud ring. Its kind, size and times are pure
 * functions of (seed, month, number), so a plan keeps only positions, and a longer history leaves
 * the months before it as they were.
 *
 * <pre>{@code
 * MonthPlan plan = MonthPlan.of(parameters, 0);
 * Slot slot = new Slot();
 * for (int i = 0; i < plan.count(); i++) {
 *   plan.read(i, slot);
 * }
 * }</pre>
 */
package io.verdict.replay.world.plan;
