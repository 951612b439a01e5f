package io.verdict.features.velocity;

import com.carrotsearch.hppc.LongHashSet;
import io.verdict.engine.artifact.WindowOp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The windows by their definition: a plain list of events for each entity, values by filter and
 * arithmetic without bounds. Shares no code with the store.
 */
final class NaiveWindows {
  /** An event; a null field is missing. */
  record Event(
      long time, long id, Long device, Long person, Long amount, String channel, Long age) {
    Object field(String name) {
      return switch (name) {
        case "device.id" -> device;
        case "id_no" -> person;
        case "amount" -> amount;
        case "channel" -> channel;
        case "age" -> age;
        default -> throw new IllegalArgumentException(name);
      };
    }
  }

  private record Entity(String field, long key) {}

  /** Longer than any window of a test, so that ten million events fit the heap. */
  private static final long KEPT = 120 * Flow.DAY;

  private static final long[][] HOPS = {
    {48, 345_600_000L},
    {48, 86_400_000L},
    {48, 43_200_000L},
    {48, 10_800_000L},
    {48, 3_600_000L},
    {48, 900_000L},
    {48, 300_000L},
    {48, 60_000L},
    {48, 15_000L},
    {48, 5_000L},
    {0, 1_000L}
  };

  private final Map<Entity, List<Event>> events = new HashMap<>();
  private final LongHashSet ids = new LongHashSet();
  private final long lateness;
  private long latest = Long.MIN_VALUE / 2;

  NaiveWindows(long lateness) {
    this.lateness = lateness;
  }

  /** Applies an event by the rules: late ones and second ones are refused. */
  boolean apply(Event event) {
    if (event.time() < Math.max(latest, event.time()) - lateness || !ids.add(event.id())) {
      return false;
    }
    latest = Math.max(latest, event.time());
    for (String field : List.of("device.id", "id_no")) {
      if (event.field(field) != null) {
        List<Event> list = events(field, (Long) event.field(field));
        int place = list.size();
        while (place > 0 && list.get(place - 1).time() > event.time()) {
          place--;
        }
        list.add(place, event);
        if (list.size() % 8_192 == 0) {
          list.removeIf(old -> old.time() < latest - KEPT);
        }
      }
    }
    return true;
  }

  long latest() {
    return latest;
  }

  List<Event> events(String field, long key) {
    return events.computeIfAbsent(new Entity(field, key), entity -> new ArrayList<>());
  }

  /** Value of a window, or null when it is missing. */
  Long value(Flow.Window window, Predicate<Event> filter, Event current, long asOf) {
    List<Event> in = new ArrayList<>();
    Long key = (Long) current.field(window.entity());
    List<Event> all = events(window.entity(), key);
    for (int i = all.size() - 1; i >= 0; i--) {
      Event event = all.get(i);
      if (isWithin(window, event.time(), asOf)) {
        in.add(event);
      } else if (event.time() < asOf - 2 * window.durationMillis()) {
        break;
      }
    }
    Collections.reverse(in);
    if (window.includesCurrent()) {
      int place = in.size();
      while (place > 0 && in.get(place - 1).time() > asOf) {
        place--;
      }
      in.add(place, current);
    }
    in.removeIf(event -> !filter.test(event));
    if (window.argument() != null) {
      in.removeIf(event -> event.field(window.argument()) == null);
    }
    return fold(window, in, asOf);
  }

  static boolean isWithin(Flow.Window window, long time, long asOf) {
    if (window.isExact()) {
      return time > asOf - window.durationMillis() && time <= asOf;
    }
    long hop = hop(window.durationMillis());
    long tile = Math.floorDiv(time, hop);
    return tile >= Math.floorDiv(asOf - window.durationMillis(), hop)
        && tile <= Math.floorDiv(asOf, hop);
  }

  static long hop(long duration) {
    for (long[] step : HOPS) {
      if (duration >= step[0] * step[1]) {
        return step[1];
      }
    }
    throw new IllegalArgumentException("shorter than a minute");
  }

  private static Long fold(Flow.Window window, List<Event> in, long asOf) {
    if (window.op() == WindowOp.COUNT) {
      return (long) in.size();
    }
    if (window.op() == WindowOp.SINCE) {
      return in.isEmpty() ? null : Math.max(0, asOf - in.get(in.size() - 1).time());
    }
    List<Object> values = new ArrayList<>();
    in.forEach(event -> values.add(event.field(window.argument())));
    return switch (window.op()) {
      case DISTINCT -> Math.min(65L, new HashSet<>(values).size());
      case SUM -> sum(values).longValueExact();
      case AVG -> values.isEmpty() ? null : mean(values);
      case MIN -> values.stream().map(v -> (Long) v).min(Long::compare).orElse(null);
      case MAX -> values.stream().map(v -> (Long) v).max(Long::compare).orElse(null);
      case LAST -> values.isEmpty() ? null : last(values.get(values.size() - 1));
      default -> throw new IllegalArgumentException();
    };
  }

  private static BigInteger sum(List<Object> values) {
    return values.stream()
        .map(value -> BigInteger.valueOf((Long) value))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static long mean(List<Object> values) {
    BigDecimal count = BigDecimal.valueOf(values.size());
    return new BigDecimal(sum(values)).divide(count, 0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /** A code by the numbers of the flow's result type, which lists them in another order. */
  private static long last(Object value) {
    return value instanceof Long number ? number : List.of("api_embed", "app").indexOf(value) + 1;
  }
}
