/**
 * The life of a decision above the stateless kernel: once an id, with data, people and restarts in
 * between.
 *
 * <pre>{@code
 * Answer answer = service.decide("A-17", record -> record.money("income.declared", 12_000_00));
 * if (answer.status() == Answer.Status.NEEDS) {
 *   answer = service.resume("A-17", record -> record.integer("bureau.inq_3m", 2));
 * }
 * }</pre>
 */
package io.verdict.engine.service;
