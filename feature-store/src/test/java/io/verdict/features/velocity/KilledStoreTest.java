package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at a random moment, again and again: every event that it acknowledged is
 * there once, and at most one more, whose acknowledgement was on its way.
 */
class KilledStoreTest {
  static final StoreOptions OPTIONS = StoreOptions.defaults().withClasses(2, 10, 4_096);
  static final Flow FLOW =
      new Flow(
          Flow.Window.of("count", WindowOp.COUNT, null, "device.id", 30 * DAY),
          Flow.Window.of("sum", WindowOp.SUM, "amount", "device.id", 30 * DAY),
          Flow.Window.of("max", WindowOp.MAX, "amount", "device.id", 30 * DAY));

  private static final int CYCLES =
      System.getProperty("verdict.budget", "normal").equals("nightly") ? 200 : 20;
  private static final long SEED = Long.getLong("verdict.seed", 9L);

  @TempDir Path directory;

  @Test
  void everyAcknowledgedEventIsThereOnceAfterAKill() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    long last = 0;
    long slowestNanos = 0;
    int unacknowledged = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      long acknowledged = runAndKill(last + 1, random.nextInt(5, 400));
      long started = System.nanoTime();
      try (SlabFeatureStore store =
          SlabFeatureStore.open(OPTIONS, directory, KilledProcess.JOURNAL)) {
        SlabFeatures features = FLOW.bind(store);
        store.recover();
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - started);
        long found = found(features);
        assertThat(found)
            .as("seed %d, cycle %d", SEED, cycle)
            .isBetween(Math.max(acknowledged, last), Math.max(acknowledged, last) + 1);
        unacknowledged += found > acknowledged ? 1 : 0;
        last = found;
      }
    }
    assertThat(last).isPositive();
    System.out.printf(
        "killed store: seed %d, %d kills, %d events, %d kept but not acknowledged,"
            + " slowest recovery %d ms%n",
        SEED, CYCLES, last, unacknowledged, slowestNanos / 1_000_000);
  }

  /** The last event acknowledged before the process was killed, 0 without any. */
  private long runAndKill(long from, int acknowledgements) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-"))
            .toList());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(KilledProcess.class.getName(), directory.toString(), "" + from));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      long last = 0;
      for (int i = 0; i < acknowledgements * 20; i++) {
        last = in.readLong();
      }
      // Through the handle: Process.destroyForcibly would close the stream that is still read.
      process.toHandle().destroyForcibly();
      return drain(in, last);
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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

  /** Number of events; each device's count, sum and greatest must be those of 1 to that number. */
  private static long found(SlabFeatures features) {
    Record record = FLOW.layout.newRecord();
    long[] counts = new long[KilledProcess.DEVICES];
    long total = 0;
    long greatest = 0;
    for (int device = 0; device < KilledProcess.DEVICES; device++) {
      record.clear();
      record.setKey(0, 0, device);
      features.join(record, KilledProcess.NOW + DAY);
      counts[device] = record.value(FLOW.layout.slot("count"));
      total += counts[device];
      if (counts[device] > 0) {
        greatest = Math.max(greatest, record.value(FLOW.layout.slot("max")));
        long first = device == 0 ? KilledProcess.DEVICES : device;
        long last = record.value(FLOW.layout.slot("max"));
        assertThat(last).isEqualTo(first + (counts[device] - 1) * KilledProcess.DEVICES);
        assertThat(record.value(FLOW.layout.slot("sum")))
            .isEqualTo(counts[device] * (first + last) / 2);
      }
    }
    assertThat(greatest).as("no event twice, none left out").isEqualTo(total);
    return total;
  }
}
