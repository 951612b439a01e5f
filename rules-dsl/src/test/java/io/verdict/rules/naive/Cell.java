package io.verdict.rules.naive;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What one slot can be, as far as tests tell it apart: a value, no value, or a special value.
 *
 * @param state {@link #MISSING}, {@link #VALUE}, or {@link #FIRST_SPECIAL} and on
 * @param value the long, for a value
 */
record Cell(int state, long value) {

  static final int MISSING = 0;
  static final int VALUE = 1;
  static final int FIRST_SPECIAL = 2;

  Truth of(SlotTest test) {
    return switch (state) {
      case MISSING -> test.onMissing();
      case VALUE -> test.ofValue(value);
      default -> test.onSpecial().get(state - FIRST_SPECIAL);
    };
  }

  /** Values next to every boundary of the tests, and every state, that the field can have. */
  static List<Cell> of(Field field, List<SlotTest> tests) {
    TreeSet<Long> values = new TreeSet<>(List.of(0L, 1L));
    for (SlotTest test : tests) {
      for (Interval interval : test.intervals()) {
        for (long end : new long[] {interval.low(), interval.high()}) {
          values.add(end);
          values.add(end == Long.MIN_VALUE ? end : end - 1);
          values.add(end == Long.MAX_VALUE ? end : end + 1);
        }
      }
    }
    List<Cell> cells = new ArrayList<>();
    for (long value : values) {
      if (isPossible(field, value)) {
        cells.add(new Cell(VALUE, value));
      }
    }
    if (!field.isRequired()) {
      cells.add(new Cell(MISSING, 0));
    }
    for (int special = 0; special < field.specials().size(); special++) {
      cells.add(new Cell(FIRST_SPECIAL + special, 0));
    }
    return cells;
  }

  /** Whether a field can hold a long as a value: within its type, and not one of its specials. */
  private static boolean isPossible(Field field, long value) {
    Type type = field.type();
    boolean inType =
        switch (type.kind()) {
          case BOOL -> value == 0 || value == 1;
          case ENUM -> value >= 0 && value < type.symbols().size();
          case CODE -> value >= 0 && value <= type.symbols().size();
          case DATE -> -1_000_000 < value && value < 1_000_000;
          case INSTANT -> -1_000_000_000_000_000L < value && value < 1_000_000_000_000_000L;
          case DOUBLE -> Double.isFinite(Doubles.decode(value));
          case INT -> value >= 0 || (field.role() != Role.WINDOW && field.role() != Role.GRAPH);
          case RATE -> value >= 0 || field.role() != Role.GRAPH;
          case MONEY, DECIMAL, KEY, SET -> true;
        };
    return inType && field.specials().stream().noneMatch(special -> special.value() == value);
  }
}
