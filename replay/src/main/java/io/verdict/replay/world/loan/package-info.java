/**
 * What happens after a decision: funders answer, reviewers judge, borrowers draw and repay.
 *
 * <p>Every answer is a pure function of the seed, the person and the month or attempt, so that
 * neither threads nor the order of questions show in it; what a policy does to one applicant leaves
 * all others as they were.
 *
 * <pre>{@code
 * World world = World.open(directory);
 * BookedLine line = world.book(17, LocalDate.of(2024, 5, 3), new LineTerms(800_000, 192_000, 12));
 * while (!line.isOver()) {
 *   MonthOutcome month = line.next();
 * }
 * }</pre>
 */
package io.verdict.replay.world.loan;
