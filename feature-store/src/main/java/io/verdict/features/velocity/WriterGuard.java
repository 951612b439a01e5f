package io.verdict.features.velocity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread at a time write to a store. An event takes about a microsecond, so the others
 * spin; behind a longer control operation (bind, erasure) they sleep in between. Readers never meet
 * it.
 *
 * <p><b>Allocation</b>: none, other than a monitor's.
 */
final class WriterGuard implements SnapshotWriter.Turns {
  private static final int SPINS = 200;
  private static final long PAUSE_NANOS = 20_000;
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

  @Override
  public void begin() {
    int spins = 0;
    while (!STATE.weakCompareAndSetAcquire(this, 0, 1)) {
      if (spins < SPINS) {
        spins++;
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  @Override
  public void end() {
    STATE.setRelease(this, 0);
  }
}
