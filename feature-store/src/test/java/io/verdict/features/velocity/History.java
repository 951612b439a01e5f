package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A seeded stream of hostile events: hubs, bursts, late ones, duplicates, edges of tiles. */
final class History {
  private static final long START = 1_700_000_000_000L;
  private static final long[] EDGES = {
    1_000, 5_000, 60_000, 900_000, Flow.HOUR, 3 * Flow.HOUR, 12 * Flow.HOUR, Flow.DAY
  };
  private static final String[] CHANNELS = {"app", "api_embed", "h5", "branch"};

  private final SplittableRandom random;
  private final long stepMillis;
  private final long latenessMillis;
  private final List<NaiveWindows.Event> recent = new ArrayList<>();
  private long now = START;
  private long nextId = 1;

  History(long seed, long stepMillis, long latenessMillis) {
    this.random = new SplittableRandom(seed);
    this.stepMillis = stepMillis;
    this.latenessMillis = latenessMillis;
  }

  /** The next event in the order of arrival. */
  NaiveWindows.Event next() {
    now += random.nextLong(2 * stepMillis);
    if (!recent.isEmpty() && random.nextInt(50) == 0) {
      return recent.get(random.nextInt(recent.size()));
    }
    NaiveWindows.Event event =
        new NaiveWindows.Event(
            time(),
            nextId++,
            random.nextInt(40) == 0 ? null : key(20_000),
            random.nextInt(40) == 0 ? null : key(50_000),
            random.nextInt(10) == 0 ? null : amount(),
            random.nextInt(10) == 0 ? null : CHANNELS[random.nextInt(CHANNELS.length)],
            random.nextInt(10) == 0 ? null : random.nextLong(18, 80));
    if (recent.size() < 1_000) {
      recent.add(event);
    } else {
      recent.set(random.nextInt(1_000), event);
    }
    return event;
  }

  private long time() {
    int kind = random.nextInt(100);
    if (kind < 3) {
      return now - random.nextLong(latenessMillis + latenessMillis / 10);
    }
    if (kind < 15) {
      return now - random.nextLong(10 * Flow.MINUTE);
    }
    if (kind < 30) {
      long edge = EDGES[random.nextInt(EDGES.length)];
      return now / edge * edge + random.nextInt(-1, 2);
    }
    return now;
  }

  /** Half of all events fall on a few hubs. */
  private long key(int bound) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> random.nextLong(3);
      case 2, 3 -> random.nextLong(50);
      case 4, 5, 6 -> random.nextLong(1_000);
      default -> random.nextLong(bound);
    };
  }

  private long amount() {
    return random.nextInt(1_000) == 0
        ? random.nextLong(Long.MIN_VALUE / 1_000_000, Long.MAX_VALUE / 1_000_000)
        : random.nextLong(-500_00, 10_000_00);
  }

  SplittableRandom random() {
    return random;
  }

  /** Writes an event into the record of an application. */
  static void fill(Record record, NaiveWindows.Event event) {
    record.clear();
    if (event.device() != null) {
      record.setKey(0, event.device() * 31, event.device());
    }
    if (event.person() != null) {
      record.setKey(1, event.person(), -event.person());
    }
    if (event.amount() != null) {
      record.set(2, event.amount());
    }
    if (event.channel() != null) {
      record.setSymbol(3, event.channel());
    }
    if (event.age() != null) {
      record.set(4, event.age());
    }
  }
}
