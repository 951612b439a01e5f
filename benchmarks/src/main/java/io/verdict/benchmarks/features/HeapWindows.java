package io.verdict.benchmarks.features;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The same eight windows over objects on the heap: a concurrent map from the device to a deque of
 * its events, the way a service would write it in an afternoon.
 */
final class HeapWindows {
  private static final long KEPT_MILLIS = 30 * VelocityWorkload.DAY_MILLIS;

  private record Event(long timeMillis, long person, long amount) {}

  private final ConcurrentHashMap<Long, ArrayDeque<Event>> devices = new ConcurrentHashMap<>();

  void apply(long device, long person, long amount, long timeMillis) {
    devices.compute(
        device,
        (key, events) -> {
          ArrayDeque<Event> kept = events == null ? new ArrayDeque<>() : events;
          while (!kept.isEmpty() && kept.peekFirst().timeMillis() <= timeMillis - KEPT_MILLIS) {
            kept.removeFirst();
          }
          kept.addLast(new Event(timeMillis, person, amount));
          return kept;
        });
  }

  /** Writes count 1 h, 24 h, 7 d, 30 d, sum 24 h, 30 d, distinct persons 24 h, 7 d. */
  void read(long device, long asOfMillis, long[] values) {
    Arrays.fill(values, 0);
    devices.computeIfPresent(
        device,
        (key, events) -> {
          fold(events, asOfMillis, values);
          return events;
        });
  }

  private static void fold(ArrayDeque<Event> events, long asOfMillis, long[] values) {
    Set<Long> day = new HashSet<>();
    Set<Long> week = new HashSet<>();
    for (Event event : events) {
      long age = asOfMillis - event.timeMillis();
      if (age >= KEPT_MILLIS) {
        continue;
      }
      for (int i = 0; i < VelocityWorkload.COUNT_MILLIS.length; i++) {
        values[i] += age < VelocityWorkload.COUNT_MILLIS[i] ? 1 : 0;
      }
      if (age < VelocityWorkload.DAY_MILLIS) {
        values[4] += event.amount();
        day.add(event.person());
      }
      if (age < 7 * VelocityWorkload.DAY_MILLIS) {
        week.add(event.person());
      }
      values[5] += event.amount();
    }
    values[6] = day.size();
    values[7] = week.size();
  }
}
