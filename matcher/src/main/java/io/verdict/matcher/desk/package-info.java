/**
 * The matcher as the engine and a host see it: match, rank, place.
 *
 * <pre>{@code
 * CascadeDriver driver = new CascadeDriver(startMillis);
 * SimulatedFunders funders = new SimulatedFunders(driver, behaviour);
 * MatchDesk desk = MatchDesk.open(catalogue, layout, slots, new DeskParts(ledger, driver, funders));
 * MatchResult result = desk.newResult();
 * driver.runUntil(timeMillis);
 * if (desk.match(record, orderId, timeMillis, result) > 0) {
 *   desk.place(record, result, placement -> ...);
 * }
 * driver.runToEnd();
 * }</pre>
 */
package io.verdict.matcher.desk;
