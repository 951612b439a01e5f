package io.verdict.replay.world.loan;

/**
 * How an account stands at the end of a month.
 *
 * <p>Days past due count months of 30 days, so that bucket n is (n-1)*30+1 to n*30 days.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param bucket 0 current, 1 for 1-30 days past due, up to 6; 7 is charged off
 * @param dpd days past due at the end of the month
 * @param missed true if the instalment of this month was missed by an account that was current
 * @param m1Count6m months of the last six that ended past due
 * @param monthsSinceLastMiss 0 if this month ended past due, up to 5; 9 if none of six did
 * @param draws3m drawdowns in the last three months
 * @param utilisationMicros balance over line in millionths; 0 without a line
 * @param everM3Plus true once the account has been 91 or more days past due
 */
public record Standing(
    int bucket,
    int dpd,
    boolean missed,
    int m1Count6m,
    int monthsSinceLastMiss,
    int draws3m,
    int utilisationMicros,
    boolean everM3Plus) {}
