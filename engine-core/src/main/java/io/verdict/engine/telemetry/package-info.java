/**
 * What an operator sees of the engine: flight-recorder events and counters, none of which tells
 * anything of an applicant. They cost next to nothing while nobody records.
 *
 * <pre>{@code
 * service.statistics().decisions(Stage.CREDIT, Outcome.REJECT);
 * }</pre>
 */
package io.verdict.engine.telemetry;
