package io.verdict.benchmarks.contest;

/**
 * One system, ready to work on one workload's data.
 *
 * <p><b>Thread safety</b>: confined to the thread that measures.
 */
public interface Contender extends AutoCloseable {
  /** Does the work on the next record, and says something that depends on it. */
  long run();

  /**
   * The whole answer for a record, in a form that all contenders of the workload share; compared
   * before anything is timed. Where answers depend on what came before, records are asked for in
   * order.
   *
   * @throws UnsupportedOperationException when it is a part of the work that has no answer of its
   *     own; the message says where the whole is compared
   */
  long[] answer(int record);

  /** Gets the next record ready; not timed. */
  default void prepare() {}

  /** Whether {@link #prepare} does something, so that only single calls can be timed. */
  default boolean isPrepared() {
    return false;
  }

  /** Called before each stretch of measuring; not timed. */
  default void refresh() {}

  /** Nanoseconds between arrivals when they come by a schedule; 0 when the next follows at once. */
  default long intervalNanos() {
    return 0;
  }

  /** A remark for the row, empty when there is none. */
  default String note() {
    return "";
  }

  @Override
  default void close() {}
}
