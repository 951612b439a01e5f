package io.verdict.replay.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A way to cut the applications into groups: by the values of a column, field or result, or by
 * bands of them.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param column what the groups are made of
 * @param edges where a new band starts, ascending; none for a group a value
 */
public record Cut(MappedColumn column, List<BigDecimal> edges) {
  /** Copies the edges. */
  public Cut {
    Objects.requireNonNull(column, "column");
    edges = List.copyOf(edges);
  }

  /** The name of what the groups are made of. */
  public String name() {
    return column.name();
  }

  boolean saysTheSameAs(Cut other) {
    return name().equals(other.name()) && edges.equals(other.edges());
  }

  /**
   * The group of a value.
   *
   * @param text the value, empty when missing
   * @return the value itself, or its band as a policy writes it; empty for what is missing or is no
   *     number where bands want one
   */
  public String group(String text) {
    if (edges.isEmpty() || text.isEmpty()) {
      return text;
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      return "";
    }
    int band = 0;
    while (band < edges.size() && value.compareTo(edges.get(band)) >= 0) {
      band++;
    }
    return band(band);
  }

  /** The groups that are known before a value is seen, in their order: the bands. */
  public List<String> bands() {
    return edges.isEmpty()
        ? List.of()
        : IntStream.rangeClosed(0, edges.size()).mapToObj(this::band).toList();
  }

  private String band(int band) {
    String low = band == 0 ? "(" : "[" + edges.get(band - 1).toPlainString();
    String high = band == edges.size() ? "" : edges.get(band).toPlainString();
    return low + ".." + high + ")";
  }
}
