package io.verdict.replay.run;

import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.RatesPart;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts decisions by every combination of the mapping's segments. */
final class SegmentTally {
  /** Measures of a combination, in order. */
  static final int DECIDED = 0;

  static final int APPROVED = 1;
  static final int REVIEWED = 2;
  static final int KNOWN = 3;
  static final int BAD = 4;
  private static final int MEASURES = 5;
  private static final int MAX_COMBINATIONS = 5_000;

  private final List<String> names;
  private final Map<List<String>, long[]> counts =
      new TreeMap<>((a, b) -> String.join("\u0000", a).compareTo(String.join("\u0000", b)));

  SegmentTally(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** The counts of a combination; those past the limit share one called "other". */
  long[] counts(String[] segments) {
    List<String> key = List.of(segments);
    long[] found = counts.get(key);
    if (found == null) {
      List<String> kept =
          counts.size() < MAX_COMBINATIONS ? key : key.stream().map(s -> "other").toList();
      found = counts.computeIfAbsent(kept, k -> new long[MEASURES]);
    }
    return found;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The overall counts. */
  long[] total() {
    long[] total = new long[MEASURES];
    counts.values().forEach(one -> addTo(total, one));
    return total;
  }

  private static void addTo(long[] total, long[] one) {
    for (int i = 0; i < MEASURES; i++) {
      total[i] += one[i];
    }
  }

  /** Rows of rates, one for each value of each segment. */
  List<RatesPart.Segment> rows() {
    List<RatesPart.Segment> rows = new ArrayList<>();
    for (int d = 0; d < names.size(); d++) {
      int dimension = d;
      Map<String, long[]> byValue = new TreeMap<>();
      counts.forEach(
          (key, one) ->
              addTo(byValue.computeIfAbsent(key.get(dimension), v -> new long[MEASURES]), one));
      byValue.forEach(
          (value, sum) ->
              rows.add(
                  new RatesPart.Segment(
                      Text.of(names.get(dimension)), Text.of(shown(value)), rates(sum))));
    }
    return rows;
  }

  static List<Rate> rates(long[] sum) {
    return List.of(
        new Rate(sum[APPROVED], sum[DECIDED]),
        new Rate(sum[DECIDED] - sum[REVIEWED], sum[DECIDED]),
        sum[KNOWN] == 0 ? Rate.NONE : new Rate(sum[BAD], sum[KNOWN]));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(none)" : value;
  }

  SegmentCube cube() {
    List<SegmentCube.Dimension> dimensions = new ArrayList<>();
    List<List<String>> values = new ArrayList<>();
    for (int d = 0; d < names.size(); d++) {
      int dimension = d;
      List<String> sorted =
          counts.keySet().stream().map(key -> key.get(dimension)).distinct().sorted().toList();
      values.add(sorted);
      dimensions.add(
          new SegmentCube.Dimension(
              Text.of(names.get(d)), sorted.stream().map(v -> Text.of(shown(v))).toList()));
    }
    List<SegmentCube.Combination> cells = new ArrayList<>();
    counts.forEach((key, one) -> cells.add(cell(key, one, values)));
    return new SegmentCube(
        "segments",
        new Text("Decisions by segment", "按客群查看决策"),
        dimensions,
        List.of(
            new Text("decided", "已决策"),
            new Text("approved", "通过"),
            new Text("to a person", "转人工"),
            new Text("outcome known", "结果已知"),
            new Text("bad", "坏客户")),
        List.of(
            new SegmentCube.Share(
                new Text("approval rate", "通过率"), APPROVED, DECIDED, NumberStyle.PERCENT_1),
            new SegmentCube.Share(new Text("bad rate", "坏账率"), BAD, KNOWN, NumberStyle.PERCENT_2)),
        cells);
  }

  private static SegmentCube.Combination cell(
      List<String> key, long[] one, List<List<String>> values) {
    List<Integer> positions = new ArrayList<>();
    for (int d = 0; d < key.size(); d++) {
      positions.add(values.get(d).indexOf(key.get(d)));
    }
    List<Long> measures = new ArrayList<>();
    for (long count : one) {
      measures.add(count);
    }
    return new SegmentCube.Combination(positions, measures);
  }
}
