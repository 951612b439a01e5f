package io.verdict.benchmarks.contest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/**
 * Times single calls for percentiles and batches of calls for ratios, and counts what the thread
 * allocates by single calls.
 *
 * <p>A batch takes some 20 µs, so that the clock does not count and a slice of another process hits
 * few of them; of calls longer than 50 µs the thread's processor time is taken instead. Where
 * arrivals come by a schedule, a call's time runs from when it was due, so that what waits behind a
 * slow one is counted too.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class Sampler {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CHUNK = 64;
  private static final long CHUNK_NANOS = 20_000_000L;
  private static final double BATCH_NANOS = 20_000;

  /** A longer call is interrupted by other work too often for a quartile to help. */
  private static final double LONG_NANOS = 50_000;

  private static final int MAX_BATCH = 1_024;
  private static final double PICOS = 1_000;
  private static final int QUARTILE = 25;

  /** An hour in nanoseconds; a histogram of a given range allocates nothing later. */
  private static final long MAX_VALUE = 3_600_000_000_000L;

  private final Histogram single = new Histogram(MAX_VALUE, 3);

  /** Picoseconds a call. */
  private final Histogram batched = new Histogram(MAX_VALUE, 3);

  private long calls;
  private long bytes;
  private long sink;

  /** Forgets what was measured. */
  void reset() {
    single.reset();
    batched.reset();
    calls = 0;
    bytes = 0;
  }

  /** Calls for so long: half of it one by one, half in batches. */
  void sample(Contender contender, long durationNanos) {
    long end = System.nanoTime() + durationNanos / 2;
    long interval = contender.intervalNanos();
    do {
      if (interval > 0) {
        scheduled(contender, interval);
      } else {
        oneByOne(contender);
      }
    } while (System.nanoTime() < end);
    if (interval == 0 && !contender.isPrepared()) {
      contender.refresh();
      batches(contender, System.nanoTime() + durationNanos / 2);
    }
  }

  private static long clamped(long value) {
    return Math.max(0, Math.min(MAX_VALUE, value));
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private void oneByOne(Contender contender) {
    boolean isPrepared = contender.isPrepared();
    long before = allocated();
    long preparing = 0;
    long started = System.nanoTime();
    int done = 0;
    long elapsed;
    do {
      if (isPrepared) {
        long at = allocated();
        contender.prepare();
        preparing += allocated() - at;
      }
      long from = System.nanoTime();
      sink += contender.run();
      long to = System.nanoTime();
      single.recordValue(clamped(to - from));
      done++;
      elapsed = to - started;
    } while (done < CHUNK && elapsed < CHUNK_NANOS);
    calls += done;
    bytes += allocated() - before - preparing;
  }

  private void scheduled(Contender contender, long interval) {
    long before = allocated();
    long due = System.nanoTime();
    for (int done = 0; done < CHUNK; done++) {
      due += interval;
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      sink += contender.run();
      single.recordValue(clamped(System.nanoTime() - due));
    }
    calls += CHUNK;
    bytes += allocated() - before;
  }

  private void batches(Contender contender, long end) {
    double median = Math.max(1, single.getValueAtPercentile(50));
    int size = (int) Math.max(1, Math.min(MAX_BATCH, BATCH_NANOS / median));
    boolean isLong = median > LONG_NANOS;
    do {
      long from = isLong ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
      sink += batch(contender, size);
      long to = isLong ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
      batched.recordValue(clamped(Math.round((to - from) * PICOS / size)));
    } while (System.nanoTime() < end);
  }

  private static long batch(Contender contender, int size) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += contender.run();
    }
    return sum;
  }

  /** Times of single calls. */
  Histogram single() {
    return single;
  }

  /** The time of a call for ratios: batches' lower quartile, or single calls' median. */
  double callNanos() {
    return batched.getTotalCount() > 0
        ? batched.getValueAtPercentile(QUARTILE) / PICOS
        : single.getValueAtPercentile(50);
  }

  /** Mean bytes that a call allocates; less than one counts as none (the counter's own). */
  double bytesPerCall() {
    double mean = calls == 0 ? 0 : (double) bytes / calls;
    return mean < 1 ? 0 : mean;
  }

  long sink() {
    return sink;
  }
}
