package io.verdict.benchmarks.trees;

import io.verdict.engine.forest.Forest;
import io.verdict.engine.forest.ForestScratch;
import io.verdict.engine.kernel.SlotLinks;
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
 * One row through the trees of {@link TreeBenchmark}: Verdict beside LightGBM's native single-row
 * path on one thread. Both answers are compared, bit for bit, before anything is timed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LightGbmBenchmark {
  /** Trees x depth. */
  @Param({"300x6", "1000x8"})
  String size;

  /** Different thresholds of a field; 0 is any float. */
  @Param({"255", "0"})
  int cuts;

  private TreeWorkload workload;
  private Forest forest;
  private ForestScratch scratch;
  private LightGbmRow lightGbm;
  private int next;

  /** Makes the workload and checks that both sides agree on it. */
  @Setup
  public void prepare() {
    int at = size.indexOf('x');
    int trees = Integer.parseInt(size.substring(0, at));
    int depth = Integer.parseInt(size.substring(at + 1));
    workload = new TreeWorkload(trees, depth, cuts, 20_260_101L);
    forest = Forest.link(workload.ensemble, new SlotLinks(workload.schema, workload.layout));
    scratch = forest.newScratch();
    String text = LightGbmText.of(workload.ensemble, TreeWorkload.FIELDS);
    lightGbm = new LightGbmRow(text, TreeWorkload.FIELDS);
    for (int i = 0; i < TreeWorkload.RECORDS; i++) {
      forest.evaluate(workload.records[i], scratch);
      double expected = lightGbm.predict(workload.rows[i]);
      if (Double.compare(scratch.sum(0), expected) != 0) {
        throw new IllegalStateException("the sides differ on record " + i);
      }
    }
  }

  /** Verdict's forest, from a filled record to a written slot. */
  @Benchmark
  public double verdict() {
    next = (next + 1) & (TreeWorkload.RECORDS - 1);
    forest.evaluate(workload.records[next], scratch);
    return scratch.sum(0);
  }

  /** LightGBM, from an array of doubles. */
  @Benchmark
  public double lightGbmNative() {
    next = (next + 1) & (TreeWorkload.RECORDS - 1);
    return lightGbm.predict(workload.rows[next]);
  }
}
