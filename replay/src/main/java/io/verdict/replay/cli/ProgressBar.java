package io.verdict.replay.cli;

import io.verdict.replay.run.Progress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * A progress bar on standard error; on something that is no terminal, a plain line now and then.
 *
 * <p><b>Thread safety</b>: confined to the thread that works.
 */
final class ProgressBar implements Progress {
  private static final int WIDTH = 30;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintStream err;
  private final boolean isTerminal;
  private final long started = System.nanoTime();
  private long lastDrawn = Long.MIN_VALUE / 2;
  private String lastStep = "";

  ProgressBar(PrintStream err, boolean isTerminal) {
    this.err = err;
    this.isTerminal = isTerminal;
  }

  @Override
  public void report(String step, long done, long total) {
    long now = System.nanoTime();
    boolean isNewStep = !step.equals(lastStep);
    long wait = isTerminal ? REDRAW_NANOS : PLAIN_NANOS;
    boolean isDone = total > 0 && done >= total;
    if (!isNewStep && !(isTerminal && isDone) && now - lastDrawn < wait) {
      return;
    }
    if (isNewStep && isTerminal && !lastStep.isEmpty()) {
      err.println();
    }
    lastStep = step;
    lastDrawn = now;
    String line = line(step, done, total, (now - started) / 1e9);
    if (isTerminal) {
      err.print("\r" + line + "\u001b[K");
    } else {
      err.println(line);
    }
    err.flush();
  }

  private static String line(String step, long done, long total, double seconds) {
    if (total <= 0) {
      String count = done > 0 ? String.format(Locale.ROOT, " %,d", done) : "";
      return String.format(Locale.ROOT, "%-20s%s  %.1f s", step, count, seconds);
    }
    int filled = (int) Math.min(WIDTH, done * WIDTH / total);
    String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    return String.format(Locale.ROOT, "%-20s%s %,d / %,d  %.1f s", step, bar, done, total, seconds);
  }

  /** Ends the line of the bar. */
  void close() {
    if (isTerminal && !lastStep.isEmpty()) {
      err.println();
    }
  }
}
