package io.verdict.features.velocity;

import io.verdict.engine.artifact.GraphModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The graph of a period made anew from all events for each question. */
final class NaiveGraph {
  /** An application: 0 is no link. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Application(long time, long person, long[] links) {}

  /** A confirmed fraud. */
  record Label(long time, long person) {}

  private static final long DAY = 86_400_000L;

  final List<Application> applications = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();
  final Set<String> venues = new HashSet<>();
  private final long withinMillis;

  NaiveGraph(long withinMillis) {
    this.withinMillis = withinMillis;
  }

  String measured(Application current) {
    long asOf = current.time();
    List<Application> edges = new ArrayList<>();
    edges.add(current);
    for (Application event : applications) {
      if (event.time() > asOf - withinMillis && event.time() <= asOf) {
        edges.add(event);
      }
    }
    Map<Long, Integer> hops = hops(current.person(), edges);
    long labelled = 0;
    long recent = 0;
    long hop1 = 0;
    long near = 0;
    long nearLabelled = 0;
    for (Map.Entry<Long, Integer> node : hops.entrySet()) {
      int isLabelled = isLabelled(node.getKey(), asOf) ? 1 : 0;
      labelled += isLabelled;
      recent += first(node.getKey(), edges) >= asOf - DAY ? 1 : 0;
      hop1 += node.getValue() == 1 ? isLabelled : 0;
      if (node.getValue() == 1 || node.getValue() == 2) {
        near++;
        nearLabelled += isLabelled;
      }
    }
    BigDecimal share =
        near == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(nearLabelled)
                .movePointRight(6)
                .divide(BigDecimal.valueOf(near), 0, RoundingMode.HALF_EVEN);
    return hops.size() + " " + recent + " " + labelled + " " + hop1 + " " + share.longValueExact();
  }

  private Map<Long, Integer> hops(long person, List<Application> edges) {
    Map<Long, Integer> hops = new HashMap<>();
    ArrayDeque<Long> queue = new ArrayDeque<>();
    hops.put(person, 0);
    queue.add(person);
    while (!queue.isEmpty()) {
      long node = queue.remove();
      for (Application own : edges) {
        for (Application other : edges) {
          if (own.person() == node && !hops.containsKey(other.person()) && isJoined(own, other)) {
            hops.put(other.person(), hops.get(node) + 1);
            queue.add(other.person());
          }
        }
      }
    }
    return hops;
  }

  private boolean isJoined(Application own, Application other) {
    for (int i = 0; i < GraphFlow.LINKS; i++) {
      long link = own.links()[i];
      if (link != 0 && link == other.links()[i] && !venues.contains(i + "/" + link)) {
        return true;
      }
    }
    return false;
  }

  private static long first(long person, List<Application> edges) {
    return edges.stream()
        .filter(event -> event.person() == person)
        .mapToLong(Application::time)
        .min()
        .orElseThrow();
  }

  private boolean isLabelled(long person, long asOf) {
    return labels.stream()
        .anyMatch(
            label ->
                label.person() == person
                    && label.time() <= asOf
                    && label.time() > asOf - GraphModel.LABEL_MILLIS);
  }
}
