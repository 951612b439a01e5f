package io.verdict.features.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.journal.Durability;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at a random moment, again and again: every event that it acknowledged is
 * there once, and at most one more, whose acknowledgement was on its way. The process spends most
 * of its time between writing an event and acknowledging it (some of it in snapshots), so that most
 * kills land there; the test counts them.
 */
class KilledStoreTest {
  private static final int CYCLES =
      System.getProperty("verdict.budget", "normal").equals("nightly") ? 200 : 20;
  private static final double LEAST_SHARE = 0.8;
  private static final int PAUSE_MICROS = 2_000;
  private static final long SEED = Long.getLong("verdict.seed", 9L);

  @TempDir Path directory;

  @Test
  void everyAcknowledgedEventIsThereOnceAfterAKill() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    long last = 0;
    long slowestNanos = 0;
    long totalNanos = 0;
    int between = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      Durability durability = Durability.values()[cycle % Durability.values().length];
      String where = "seed " + SEED + ", cycle " + cycle + ", " + durability;
      long acknowledged = Math.max(last, runAndKill(last + 1, durability, random));
      long started = System.nanoTime();
      try (SlabFeatureStore store =
          SlabFeatureStore.open(StoreProcess.OPTIONS, directory, StoreProcess.JOURNAL)) {
        SlabFeatures features = StoreProcess.FLOW.bind(store);
        store.recover();
        long nanos = System.nanoTime() - started;
        slowestNanos = Math.max(slowestNanos, nanos);
        totalNanos += nanos;
        long found = StoreProcess.found(features);
        assertThat(found).as(where).isBetween(acknowledged, acknowledged + 1);
        between += found > acknowledged ? 1 : 0;
        last = found;
      }
    }
    System.out.printf(
        "killed store: seed %d, %d kills, %d events, %d kills between append and acknowledgement,"
            + " recovery %d ms on average, %d ms at most%n",
        SEED, CYCLES, last, between, totalNanos / CYCLES / 1_000_000, slowestNanos / 1_000_000);
    assertThat(between)
        .as("kills between append and acknowledgement")
        .isGreaterThanOrEqualTo((int) (LEAST_SHARE * CYCLES));
  }

  /** The last event acknowledged before the process was killed, 0 without any. */
  private long runAndKill(long from, Durability durability, SplittableRandom random)
      throws Exception {
    int burst = random.nextInt(durability == Durability.PROCESS ? 8_000 : 100);
    List<String> command =
        StoreProcess.command(
            List.of(), directory, from, durability, burst, PAUSE_MICROS, random.nextLong());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream(), Long.BYTES))) {
      long last = 0;
      for (int i = burst + random.nextInt(1, 30); i > 0; i--) {
        last = in.readLong();
      }
      LockSupport.parkNanos(random.nextLong(3_000L * PAUSE_MICROS));
      // Through the handle: Process.destroyForcibly would close the stream that is still read.
      process.toHandle().destroyForcibly();
      return drain(in, last);
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("no hang").isTrue();
    }
  }

  /** What was on its way when the process died. */
  private static long drain(DataInputStream in, long last) throws IOException {
    long read = last;
    while (true) {
      try {
        read = in.readLong();
      } catch (EOFException end) {
        return read;
      }
    }
  }
}
