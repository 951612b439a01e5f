package io.verdict.benchmarks.features;

import io.verdict.benchmarks.contest.Contender;

/** A store that has seen the population's events, asked on and on with what comes next. */
final class WindowContender implements Contender {
  static final int WINDOWS = 8;
  private final EventStream stream;
  private final WindowStore store;
  private final long[] values = new long[WINDOWS];

  WindowContender(int devices, WindowStore store) {
    this.stream = new EventStream(devices);
    this.store = store;
    for (long i = 0; i < stream.warmUp(); i++) {
      stream.next();
      store.add(stream);
    }
  }

  @Override
  public long run() {
    stream.next();
    store.read(stream, values);
    store.add(stream);
    return values[0] + values[WINDOWS - 1];
  }

  @Override
  public long[] answer(int record) {
    run();
    return values.clone();
  }

  @Override
  public void close() {
    store.close();
  }
}
