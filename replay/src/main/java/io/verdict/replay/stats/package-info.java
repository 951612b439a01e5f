/**
 * The statistics of a replay: discrimination, calibration, stability, vintages and latency.
 *
 * <p>Every type takes primitive arrays or counts, holds no reference to what it was given and gives
 * the same bits on every JDK: sums run in a stated order and transcendental functions come from
 * {@link java.lang.StrictMath}. A value that cannot be computed (no bad case, an empty group) is
 * {@code NaN}, never a silent zero.
 *
 * <pre>{@code
 * ScoredSample sample = ScoredSample.of(scores, bad); // higher score = safer
 * Auc auc = Auc.of(sample, 0.95); // auc.value(), auc.interval()
 * KolmogorovSmirnov ks = KolmogorovSmirnov.of(sample); // ks.value(), ks.atScore()
 * Interval approval = new Rate(2_310, 5_000).wilson(0.95);
 * }</pre>
 */
package io.verdict.replay.stats;
