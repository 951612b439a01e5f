/**
 * Who an applicant is and what a lender would see of them: traits, ties to shared entities, and the
 * laws that fill each group of columns.
 *
 * <p>The laws know people, tools and places. They know no policy: what a rule finds, it finds
 * because devices are really shared, phones really reused and incomes really false.
 *
 * <pre>{@code
 * ApplicantFactory people = new ApplicantFactory(parameters, calendar, directory);
 * Applicant applicant = people.make(slot, row);
 * }</pre>
 */
package io.verdict.replay.world.people;
