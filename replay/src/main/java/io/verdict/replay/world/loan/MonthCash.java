package io.verdict.replay.world.loan;

/**
 * Money of one account in one month, in fen.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param drawnMinor drawn in this month
 * @param dueMinor principal and interest due in this month, without arrears
 * @param paidMinor paid in this month
 * @param paidInterestMinor interest within it
 * @param balanceMinor principal not repaid at the end, due or not; 0 after a charge-off
 * @param arrearsMinor due and not paid at the end
 * @param chargedOffMinor principal written off in this month
 */
public record MonthCash(
    long drawnMinor,
    long dueMinor,
    long paidMinor,
    long paidInterestMinor,
    long balanceMinor,
    long arrearsMinor,
    long chargedOffMinor) {}
