package io.verdict.replay.study;

import io.verdict.replay.history.Cut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The group of each case in one cut of the population.
 *
 * <p><b>Thread safety:</b> confined while it grows.
 */
public final class GroupColumn {
  /** Most groups of a cut; what comes after shares one that is called "other". */
  public static final int MAX_GROUPS = 200;

  private static final String OTHER = "other";

  private final Cut cut;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> values = new ArrayList<>();
  private final ByteColumn column = new ByteColumn();

  GroupColumn(Cut cut) {
    this.cut = cut;
    cut.bands().forEach(this::code);
  }

  void add(String group) {
    column.add(code(group));
  }

  private int code(String group) {
    Integer code = codes.get(group);
    if (code == null && values.size() >= MAX_GROUPS && !group.equals(OTHER)) {
      return code(OTHER);
    }
    if (code == null) {
      code = values.size();
      codes.put(group, code);
      values.add(group);
    }
    return code;
  }

  /** What the population is cut by. */
  public String name() {
    return cut.name();
  }

  /** How it is cut. */
  public Cut cut() {
    return cut;
  }

  /** Code of a case's group. */
  public int code(int position) {
    return column.get(position);
  }

  /** The value of a code, empty for what is missing. */
  public String value(int code) {
    return values.get(code);
  }

  /** Number of codes. */
  public int codes() {
    return values.size();
  }

  /** The codes in the order shown: bands as declared, numbers by size, then words, missing last. */
  public List<Integer> shown() {
    List<Integer> all = new ArrayList<>();
    for (int code = 0; code < values.size(); code++) {
      all.add(code);
    }
    int bands = cut.bands().size();
    all.sort(
        Comparator.comparing((Integer code) -> values.get(code).isEmpty())
            .thenComparing(code -> code < bands ? code : bands)
            .thenComparing(code -> number(values.get(code)))
            .thenComparing(values::get));
    return all;
  }

  private static double number(String value) {
    try {
      return value.isEmpty() ? Double.MAX_VALUE : Double.parseDouble(value);
    } catch (NumberFormatException word) {
      return Double.MAX_VALUE;
    }
  }
}
