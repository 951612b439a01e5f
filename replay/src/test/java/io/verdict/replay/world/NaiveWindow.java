package io.verdict.replay.world;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Distinct values of one thing by another over a time, counted one by one, current one included.
 */
final class NaiveWindow {
  static final long HOUR = 3_600;
  static final long DAY = 24 * HOUR;

  private record Event(long time, String value) {}

  private final long seconds;
  private final Map<String, ArrayDeque<Event>> events = new HashMap<>();

  NaiveWindow(long seconds) {
    this.seconds = seconds;
  }

  /** Adds an event and returns the distinct values of this entity within the window. */
  int distinct(String entity, long time, String value) {
    ArrayDeque<Event> queue = add(entity, time, value);
    Set<String> values = new HashSet<>();
    for (Event event : queue) {
      values.add(event.value);
    }
    return values.size();
  }

  /** Adds an event and returns the number of events of this entity within the window. */
  int count(String entity, long time) {
    return add(entity, time, "").size();
  }

  private ArrayDeque<Event> add(String entity, long time, String value) {
    if (entity.isEmpty()) {
      return new ArrayDeque<>();
    }
    ArrayDeque<Event> queue = events.computeIfAbsent(entity, key -> new ArrayDeque<>());
    while (!queue.isEmpty() && queue.peekFirst().time <= time - seconds) {
      queue.removeFirst();
    }
    queue.addLast(new Event(time, value));
    return queue;
  }
}
