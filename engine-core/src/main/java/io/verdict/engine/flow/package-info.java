/**
 * The flow of a decision: stages in order over one record, and the sessions that threads decide in.
 *
 * <pre>{@code
 * Session session = engine.newSession();
 * session.record().clear();
 * session.record().money("income.declared", 12_000_00);
 * Decision decision = session.decide();
 * }</pre>
 */
package io.verdict.engine.flow;
