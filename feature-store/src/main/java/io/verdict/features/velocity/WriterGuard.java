package io.verdict.features.velocity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Finds two threads that apply events at once, instead of corrupting a store quietly. Control
 * operations (bind, snapshot) wait for the event in progress, and events for them.
 */
final class WriterGuard {
  private static final int FREE = 0;
  private static final int APPLYING = 1;
  private static final int CONTROL = 2;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(WriterGuard.class, "state", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @SuppressWarnings("UnusedVariable") // read and written through STATE
  private int state;

  /** Begins an event; throws when another thread is in the middle of one. */
  void beginApply() {
    int seen;
    while ((seen = (int) STATE.compareAndExchangeAcquire(this, FREE, APPLYING)) != FREE) {
      if (seen == APPLYING) {
        throw new IllegalStateException(
            "two threads apply events at once\n  give the store one writing thread");
      }
      Thread.onSpinWait();
    }
  }

  void beginControl() {
    while (!STATE.compareAndSet(this, FREE, CONTROL)) {
      Thread.onSpinWait();
    }
  }

  void end() {
    STATE.setRelease(this, FREE);
  }
}
