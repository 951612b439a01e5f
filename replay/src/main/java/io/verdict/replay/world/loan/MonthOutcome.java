package io.verdict.replay.world.loan;

import java.time.LocalDate;

/**
 * What one calendar month did to a booked line.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param statement last day of the month: from the next day on the lender knows all this
 * @param mob months on book since the month of the first drawdown, which is 0; -1 before it
 * @param cash money
 * @param standing delinquency and use
 * @param signals refreshed reports and debits
 * @param chargedOff true from the month of the charge-off on
 */
public record MonthOutcome(
    LocalDate statement,
    int mob,
    MonthCash cash,
    Standing standing,
    Signals signals,
    boolean chargedOff) {}
