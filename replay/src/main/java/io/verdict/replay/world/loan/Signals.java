package io.verdict.replay.world.loan;

/**
 * What refreshed reports and debits show at the end of a month.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param inquiries1m hard enquiries in this month
 * @param inquiries3m hard enquiries in the last three months
 * @param externalOverdue overdue with another lender, new in this month
 * @param externalOverdue3m overdue with another lender in the last three months
 * @param failedDebits failed debits in this month
 * @param failedDebits3m failed debits in the last three months
 */
public record Signals(
    int inquiries1m,
    int inquiries3m,
    boolean externalOverdue,
    boolean externalOverdue3m,
    int failedDebits,
    int failedDebits3m) {}
