/**
 * Meters for Micrometer.
 *
 * <pre>{@code
 * new VerdictMetrics(service, Optional.of(liveEngine)).bindTo(registry);
 * }</pre>
 */
package io.verdict.micrometer;
