package io.verdict.matcher.explain;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says what a test accepts, in the words of the field's type. */
final class TestText {
  private static final int MAX_SHOWN = 12;

  private final Type type;

  private TestText(Type type) {
    this.type = type;
  }

  static String of(SlotTest test, Type type) {
    return new TestText(type).text(test.intervals());
  }

  private String text(List<Interval> intervals) {
    if (intervals.isEmpty()) {
      return "accepts no value";
    }
    List<String> parts = new ArrayList<>();
    for (Interval interval : intervals) {
      addParts(interval, parts);
    }
    int more = parts.size() - MAX_SHOWN;
    String shown = String.join(", ", parts.subList(0, Math.min(MAX_SHOWN, parts.size())));
    return "in {" + shown + (more > 0 ? ", and " + more + " more" : "") + "}";
  }

  private void addParts(Interval interval, List<String> parts) {
    boolean isOpen = interval.low() == Long.MIN_VALUE || interval.high() == Long.MAX_VALUE;
    boolean isListed = type.kind() == Kind.CODE || (type.kind() == Kind.ENUM && !type.isOrdered());
    if (isListed && !isOpen) {
      for (long value = interval.low(); value <= interval.high(); value++) {
        parts.add(value(value));
      }
    } else if (interval.low() == interval.high()) {
      parts.add(value(interval.low()));
    } else {
      String low = interval.low() == Long.MIN_VALUE ? "" : value(interval.low());
      String high = interval.high() == Long.MAX_VALUE ? "" : value(interval.high());
      parts.add("[" + low + ".." + high + "]");
    }
  }

  private String value(long value) {
    return switch (type.kind()) {
      case BOOL -> value == 1 ? "true" : "false";
      case MONEY, DECIMAL, RATE -> BigDecimal.valueOf(value, type.scale()).toPlainString();
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case ENUM -> symbol((int) value);
      case CODE -> value == 0 ? "other" : symbol((int) value - 1);
      case DOUBLE -> Double.toString(io.verdict.engine.schema.Doubles.decode(value));
      case INT, INSTANT, KEY, SET -> Long.toString(value);
    };
  }

  private String symbol(int position) {
    List<String> symbols = type.symbols();
    return position >= 0 && position < symbols.size() ? symbols.get(position) : "other";
  }
}
