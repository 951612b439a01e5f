/**
 * The quota ledger: two-phase reservations over chains of counters that can never be
 * over-subscribed, with sticky answers to client ids, journalled and recovered.
 *
 * <pre>{@code
 * int day = ledger.openCounter(CounterSpec.amount("product/N02_12M/day/20454", 300_000_00));
 * LedgerSession session = ledger.newSession();
 * session.at(clock.millis());
 * session.reserve(order, 1, chain.clear().amount(12_000_00).add(day), 120_000);
 * session.awaitDurable(timeoutNanos); // then, and only then, call the funder
 * session.post(order, 2, order, 1, LedgerSession.ALL);
 * }</pre>
 */
package io.verdict.matcher.ledger;
