package io.verdict.benchmarks.features;

/** What keeps the windows of W5: eight values of a device are read, then its event is added. */
interface WindowStore extends AutoCloseable {
  /** Reads the eight windows as of the event, without it. */
  void read(EventStream event, long[] values);

  /** Adds the event. */
  void add(EventStream event);

  @Override
  default void close() {}
}
