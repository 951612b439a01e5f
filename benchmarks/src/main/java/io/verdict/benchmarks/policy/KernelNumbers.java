package io.verdict.benchmarks.policy;

import io.verdict.engine.kernel.Kernel;
import io.verdict.engine.kernel.KernelMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;

/**
 * What {@link KernelBenchmark} measures, for a machine that others use too: both sides take turns
 * of a few milliseconds in one run, and of each side the turn is printed that only a twentieth were
 * faster than.
 *
 * <p>{@code java -cp … KernelNumbers [rules…]}; a run for each number of rules is fairest to the
 * compiler.
 */
public final class KernelNumbers {
  private static final int WARM_UP = 200;
  private static final int TURNS = 400;
  private static final int TWENTIETH = TURNS / 20;
  private static final int WORK = 1_000_000;

  private KernelNumbers() {}

  /** Prints nanoseconds a record for numbers of rules, 200 and 5,000 by default. */
  public static void main(String[] arguments) {
    for (String rules : arguments.length == 0 ? List.of("200", "5000") : List.of(arguments)) {
      for (double missing : new double[] {0, 0.1}) {
        print(Integer.parseInt(rules), missing);
      }
    }
  }

  private static void print(int rules, double missing) {
    PolicyWorkload workload = new PolicyWorkload(rules, missing, 20_260_101L);
    long[][] values = workload.values();
    long[][] present = workload.present();
    Kernel kernel = Kernel.link(workload.rules, workload.schema, workload.layout);
    KernelMatch match = kernel.newMatch();
    StraightJava straight = StraightJava.compile(workload.rules);
    long[] fired = new long[kernel.conditionWords()];
    IntToLongFunction verdict =
        i -> {
          kernel.evaluate(workload.records[i], match);
          return match.trueWords()[0];
        };
    IntToLongFunction branchFree =
        i -> {
          straight.run(values[i], present[i], fired);
          return fired[0];
        };
    for (int i = 0; i < PolicyWorkload.RECORDS; i++) {
      long ours = verdict.applyAsLong(i);
      long theirs = branchFree.applyAsLong(i);
      if (ours != theirs || !Arrays.equals(fired, Arrays.copyOf(match.trueWords(), fired.length))) {
        throw new IllegalStateException("the sides differ on record " + i);
      }
    }
    int records = Math.max(PolicyWorkload.RECORDS, WORK / rules);
    double[][] nanos = new double[2][TURNS];
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      nanos[0][Math.max(0, turn)] = turn(verdict, records);
      nanos[1][Math.max(0, turn)] = turn(branchFree, records);
    }
    Arrays.sort(nanos[0]);
    Arrays.sort(nanos[1]);
    System.out.printf(
        Locale.ROOT,
        "%,6d rules, %2.0f %% missing: verdict %,7.0f ns, branch-free %,7.0f ns, %.2f times%n",
        rules,
        missing * 100,
        nanos[0][TWENTIETH],
        nanos[1][TWENTIETH],
        nanos[1][TWENTIETH] / nanos[0][TWENTIETH]);
  }

  private static double turn(IntToLongFunction side, int records) {
    long sum = 0;
    long started = System.nanoTime();
    for (int i = 0; i < records; i++) {
      sum += side.applyAsLong(i & (PolicyWorkload.RECORDS - 1));
    }
    long elapsed = System.nanoTime() - started;
    return sum == Long.MIN_VALUE ? 0 : (double) elapsed / records;
  }
}
