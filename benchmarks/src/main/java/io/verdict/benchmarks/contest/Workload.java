package io.verdict.benchmarks.contest;

import java.util.Arrays;
import java.util.List;

/**
 * One kind of work at several sizes, with the systems of this project that do it: ours and the
 * yardsticks.
 *
 * @param <D> the seeded data
 */
public interface Workload<D> {
  /** Its name, {@code W1} to {@code W10}. */
  String id();

  /** What it is, in a few words. */
  String title();

  /** Its generator in a sentence or two: fields, distributions, seed. */
  String generator();

  /** All sizes, as rows name them. */
  List<String> sizes();

  /** One or two of them. */
  List<String> quickSizes();

  /** The systems of this project at a size; the first is {@link Entrant#VERDICT}. */
  List<Entrant> entrants(String size);

  /** Generates the data of a size. */
  D data(String size);

  /** Gets one of this project's systems ready. */
  Contender open(D data, String name);

  /** How many records are compared. */
  default int compared(D data) {
    return 1024;
  }

  /** The system whose answers ours are compared with. */
  String reference();

  /** Whether an answer is ours. */
  default boolean agrees(long[] ours, long[] theirs) {
    return Arrays.equals(ours, theirs);
  }
}
