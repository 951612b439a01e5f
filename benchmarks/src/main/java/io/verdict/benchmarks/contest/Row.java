package io.verdict.benchmarks.contest;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What one system did at one size, as {@code bench.json} has it; figures are absent (null) for a
 * system that could not be timed.
 *
 * @param workload {@code W1} to {@code W10}
 * @param size size of the workload
 * @param system name of the system
 * @param role {@code verdict}, {@code yardstick} or {@code peer}
 * @param p50Nanos median time of single calls, clock included
 * @param p99Nanos 99th percentile of the same
 * @param nanos time of a call without the clock, in batches of some 20 µs: the lower quartile of
 *     batches, since what else runs on a machine only ever slows; what ratios are made of
 * @param bytesPerOp mean bytes that a call allocates
 * @param ratio its time over Verdict's in the same rounds: above 1, Verdict is faster
 * @param ratioLow the least of the rounds' ratios
 * @param ratioHigh the greatest
 * @param checked whether its answers were compared with ours before and all were the same
 * @param note why not, or a remark
 * @param library a peer's library, version and licence
 * @param forks JVMs that measured it
 * @param date day of the run
 * @param machine processor and system
 * @param jvm Java
 */
public record Row(
    String workload,
    String size,
    String system,
    String role,
    Double p50Nanos,
    Double p99Nanos,
    Double nanos,
    Double bytesPerOp,
    Double ratio,
    Double ratioLow,
    Double ratioHigh,
    boolean checked,
    String note,
    String library,
    int forks,
    String date,
    String machine,
    String jvm) {

  /** What tells the row from all others. */
  @JsonIgnore
  String key() {
    return workload + " | " + size + " | " + system;
  }

  /** The contest that it belongs to. */
  @JsonIgnore
  String contest() {
    return workload + " | " + size;
  }

  @JsonIgnore
  boolean isTimed() {
    return p50Nanos != null;
  }

  @JsonIgnore
  boolean isOf(Role wanted) {
    return role.equals(wanted.word());
  }
}
