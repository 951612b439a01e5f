package io.verdict.matcher.demo;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A conjunction of tests, written down by field name. */
public final class Tests {
  private final Schema schema;
  private final TreeMap<Integer, SlotTest> bySlot = new TreeMap<>();

  public Tests(Schema schema) {
    this.schema = schema;
  }

  /** The field lies in an interval; unknown when missing. */
  public Tests in(String field, long low, long high) {
    return put(field, List.of(new Interval(low, high)), Truth.UNKNOWN);
  }

  /** The field is one of some values; unknown when missing. */
  public Tests oneOf(String field, long... values) {
    return put(field, merged(values), Truth.UNKNOWN);
  }

  /** The same, but a missing field passes. */
  public Tests oneOfOrMissing(String field, long... values) {
    return put(field, merged(values), Truth.TRUE);
  }

  private static List<Interval> merged(long... values) {
    long[] sorted = Arrays.stream(values).distinct().sorted().toArray();
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j + 1 < sorted.length && sorted[j + 1] == sorted[j] + 1) {
        j++;
      }
      intervals.add(new Interval(sorted[i], sorted[j]));
      i = j + 1;
    }
    return intervals;
  }

  private Tests put(String field, List<Interval> intervals, Truth onMissing) {
    int slot = schema.requireSlot(field);
    bySlot.put(slot, new SlotTest(slot, intervals, onMissing, List.of()));
    return this;
  }

  public Conjunction conjunction() {
    return new Conjunction(new ArrayList<>(bySlot.values()));
  }

  public Condition condition() {
    return new Condition(List.of(conjunction()));
  }
}
