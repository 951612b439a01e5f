package io.verdict.features.velocity;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import java.util.List;

/**
 * The canonical text of a filter: field names instead of slots and symbols instead of code numbers,
 * so that the same filter of two policies, or of two versions of one, is one.
 */
final class FilterText {
  private FilterText() {}

  static String of(Condition where, Schema event) {
    StringBuilder text = new StringBuilder();
    for (Conjunction conjunction : where.alternatives()) {
      text.append(text.isEmpty() ? "" : " | ");
      for (SlotTest test : conjunction.tests()) {
        append(text, test, event);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, SlotTest test, Schema event) {
    boolean isCode = event.field(test.slot()).type().kind() == Kind.CODE;
    List<String> symbols = event.field(test.slot()).type().symbols();
    text.append(event.field(test.slot()).name()).append(" in");
    if (isCode) {
      for (int number = 0; number <= symbols.size(); number++) {
        if (test.ofValue(number) == Truth.TRUE) {
          text.append(' ').append(number == 0 ? "(other)" : symbols.get(number - 1));
        }
      }
    } else {
      for (Interval interval : test.intervals()) {
        text.append(' ').append(interval.low()).append("..").append(interval.high());
      }
    }
    text.append(" missing ").append(test.onMissing());
    text.append(" special ").append(test.onSpecial()).append("; ");
  }
}
