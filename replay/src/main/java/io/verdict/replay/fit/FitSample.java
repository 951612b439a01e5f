package io.verdict.replay.fit;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rows that a card is fitted on, and those that it is tried on.
 *
 * <p><b>Thread safety</b>: confined while rows are added, then only read.
 */
public final class FitSample {
  private static final Set<Kind> CLASSED =
      EnumSet.of(Kind.BOOL, Kind.INT, Kind.MONEY, Kind.DECIMAL, Kind.RATE, Kind.ENUM);

  final List<Column> columns = new ArrayList<>();
  final List<Boolean> bad = new ArrayList<>();
  final List<Boolean> isLater = new ArrayList<>();

  /** Rows left out, by why. */
  long unknown;

  long excluded;

  /** Decided before the stage that the sample comes after. */
  long before;

  long indeterminate;
  long outsideWindow;
  long unreadable;

  /** Whether inputs of a type can be classed. */
  static boolean canBeClassed(Field field) {
    return CLASSED.contains(field.type().kind());
  }

  int size() {
    return bad.size();
  }

  /** The positions of the rows of one part. */
  int[] rows(boolean later) {
    int[] rows = new int[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      if (isLater.get(i) == later) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** How many of some rows are bad. */
  int countBad(int[] rows) {
    int count = 0;
    for (int row : rows) {
      count += bad.get(row) ? 1 : 0;
    }
    return count;
  }
}
