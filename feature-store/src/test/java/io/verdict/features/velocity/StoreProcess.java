package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that owns a durable store and is ended from outside: killed, out of disk, asked to hand
 * over. It applies events and acknowledges the id of each on its standard output. Event {@code id}
 * belongs to device {@code id % DEVICES} and carries {@code id} as its amount, so that the state
 * tells which events are in it.
 *
 * <p>Arguments: directory, first id, durability, number of events acknowledged at once, greatest
 * pause between the later events and their acknowledgements in microseconds, seed.
 */
public final class StoreProcess {
  static final int DEVICES = 20;
  static final long NOW = 1_700_000_000_000L;
  static final int SNAPSHOT_EVERY = 20_000;

  /** Exit status after a failure that was reported. */
  static final int REPORTED = 7;

  /** What ends an acknowledgement of a process that was asked to hand over. */
  static final long HANDED_OVER = -1;

  static final JournalOptions JOURNAL = journal(Durability.PROCESS);
  static final StoreOptions OPTIONS = StoreOptions.defaults().withClasses(2, 10, 4_096);
  static final Flow FLOW =
      new Flow(
          Flow.Window.of("count", WindowOp.COUNT, null, "device.id", 30 * DAY),
          Flow.Window.of("sum", WindowOp.SUM, "amount", "device.id", 30 * DAY),
          Flow.Window.of("max", WindowOp.MAX, "amount", "device.id", 30 * DAY));

  private final SlabFeatureStore store;
  private final SlabFeatures features;
  private final Record record = FLOW.layout.newRecord();
  private final DataOutputStream acknowledged = new DataOutputStream(System.out);
  private final boolean waits;

  private StoreProcess(Path directory, Durability durability) {
    store =
        SlabFeatureStore.openWhenReleased(OPTIONS, directory, journal(durability), 30_000_000_000L);
    features = FLOW.bind(store);
    store.recover();
    waits = durability == Durability.GROUP;
  }

  static JournalOptions journal(Durability durability) {
    return JournalOptions.of(durability).withSegmentBytes(1 << 20).withGroupMillis(2);
  }

  /** Opens the store and goes on until it is ended. */
  public static void main(String[] arguments) throws Exception {
    StoreProcess process;
    try {
      process = new StoreProcess(Path.of(arguments[0]), Durability.valueOf(arguments[2]));
      long first = Long.parseLong(arguments[1]);
      long burst = first + Long.parseLong(arguments[3]);
      int pauseMicros = Integer.parseInt(arguments[4]);
      process.run(first, burst, pauseMicros, Long.parseLong(arguments[5]));
    } catch (RuntimeException reported) {
      System.err.println(reported.getClass().getSimpleName() + ": " + reported.getMessage());
      Runtime.getRuntime().halt(REPORTED);
    }
  }

  private void run(long first, long burst, int pauseMicros, long seed)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    for (long id = first; ; id++) {
      if (apply(features, record, id)) {
        if (waits) {
          store.awaitDurable(store.position(), 10_000_000_000L);
        }
        boolean isPaused = id >= burst;
        if (id % SNAPSHOT_EVERY == 0 || (isPaused && random.nextInt(20) == 0)) {
          store.snapshot();
          store.compact();
        }
        if (isPaused && pauseMicros > 0) {
          LockSupport.parkNanos(random.nextLong(1_000L * pauseMicros));
        }
        acknowledged.writeLong(id);
        acknowledged.flush();
      }
      if (System.in.available() > 0) {
        store.handOver();
        acknowledged.writeLong(HANDED_OVER);
        acknowledged.flush();
        return;
      }
    }
  }

  static boolean apply(SlabFeatures features, Record record, long id) {
    record.clear();
    record.setKey(0, 0, id % DEVICES);
    record.set(2, id);
    return features.apply(record, NOW + id, id);
  }

  /** The command of such a process, after another command when it is to be run by one. */
  static List<String> command(List<String> before, Path directory, Object... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-"))
            .toList());
    command.addAll(
        List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(StoreProcess.class.getName());
    command.add(directory.toString());
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  /**
   * Number of events in a store's state.
   *
   * @throws IllegalStateException unless they are exactly 1 to that number, each once
   */
  static long found(SlabFeatures features) {
    Record record = FLOW.layout.newRecord();
    long total = 0;
    long greatest = 0;
    for (int device = 0; device < DEVICES; device++) {
      record.clear();
      record.setKey(0, 0, device);
      features.join(record, NOW + DAY);
      long count = record.value(FLOW.layout.slot("count"));
      total += count;
      if (count > 0) {
        long first = device == 0 ? DEVICES : device;
        long last = record.value(FLOW.layout.slot("max"));
        greatest = Math.max(greatest, last);
        long sum = record.value(FLOW.layout.slot("sum"));
        if (last != first + (count - 1) * DEVICES || sum != count * (first + last) / 2) {
          throw new IllegalStateException("device " + device + " lacks an event or has one twice");
        }
      }
    }
    if (greatest != total) {
      throw new IllegalStateException(total + " events, the last of them number " + greatest);
    }
    return total;
  }
}
