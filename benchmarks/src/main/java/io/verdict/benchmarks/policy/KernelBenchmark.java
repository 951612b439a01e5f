package io.verdict.benchmarks.policy;

import io.verdict.engine.kernel.Kernel;
import io.verdict.engine.kernel.KernelMatch;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernel against generated branch-free Java for the same rules, from a filled record. Both
 * answers are compared on every record before anything is timed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class KernelBenchmark {
  @Param({"20", "200", "1000", "5000"})
  int rules;

  @Param({"0", "0.1"})
  double missing;

  private PolicyWorkload workload;
  private long[][] values;
  private long[][] present;
  private Kernel kernel;
  private KernelMatch match;
  private StraightJava straight;
  private long[] fired;
  private int next;

  /** Makes the workload and checks that both sides agree on it. */
  @Setup
  public void prepare() {
    workload = new PolicyWorkload(rules, missing, 20_260_101L);
    values = workload.values();
    present = workload.present();
    kernel = Kernel.link(workload.rules, workload.schema, workload.layout);
    match = kernel.newMatch();
    straight = StraightJava.compile(workload.rules);
    fired = new long[kernel.conditionWords()];
    long hits = 0;
    for (int i = 0; i < PolicyWorkload.RECORDS; i++) {
      kernel.evaluate(workload.records[i], match);
      straight.run(values[i], present[i], fired);
      long[] ours = Arrays.copyOf(match.trueWords(), fired.length);
      if (!Arrays.equals(ours, fired)) {
        throw new IllegalStateException("the sides differ on record " + i);
      }
      hits += Arrays.stream(ours).map(Long::bitCount).sum();
    }
    if (hits == 0) {
      throw new IllegalStateException("no rule fires; the workload is wrong");
    }
  }

  /** Verdict's kernel: fired and unknown rules. */
  @Benchmark
  public long verdict() {
    next = (next + 1) & (PolicyWorkload.RECORDS - 1);
    kernel.evaluate(workload.records[next], match);
    return match.trueWords()[0];
  }

  /** Branch-free Java: fired rules only. */
  @Benchmark
  public long branchFree() {
    next = (next + 1) & (PolicyWorkload.RECORDS - 1);
    straight.run(values[next], present[next], fired);
    return fired[0];
  }
}
