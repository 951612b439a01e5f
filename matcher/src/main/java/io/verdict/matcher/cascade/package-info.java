/**
 * One order's way through the funders: reserve, send, wait, ask, and only on evidence go on to the
 * next. A state machine over a clock, timers and funders that it is given, so that the same code
 * runs live, in simulation and in replay.
 *
 * <pre>{@code
 * cascade.start(order);              // reserves and sends; returns at once
 * cascade.onFunder(event);           // an answer has come
 * cascade.onTimer(orderId, attempt, TimerKind.ANSWER);
 * }</pre>
 */
package io.verdict.matcher.cascade;
