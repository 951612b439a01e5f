package io.verdict.engine.forest;

import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.kernel.Cells;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Plans one input of an ensemble: first every test is shown to it, then its thresholds are fixed
 * and it answers with ranks and columns.
 */
final class InputPlan {
  private final TreeInput input;
  private final SlotLinks links;
  private final Field field;
  private final InputScale scale;
  private final TreeSet<Long> boundarySet = new TreeSet<>();
  private final List<ColumnKey> keys = new ArrayList<>();
  private long[] boundaries;
  private int firstColumn;

  /**
   * What makes a column of its own.
   *
   * @param set the position of a set of categories, -1 for thresholds
   */
  record ColumnKey(boolean isSet, boolean isMissingTest, Missing missing, boolean left, int set) {
    static ColumnKey of(SplitTest test, double threshold) {
      boolean isSet = test.comparison() == Comparison.IN_SET;
      boolean isMissingTest = test.comparison() == Comparison.IS_MISSING;
      int set = isSet ? (int) threshold : -1;
      return new ColumnKey(isSet, isMissingTest, test.missing(), test.isMissingLeft(), set);
    }

    boolean isPlain() {
      return !isSet && !isMissingTest && missing != Missing.ABSENT_OR_ZERO;
    }
  }

  InputPlan(TreeInput input, SlotLinks links, boolean isFloat) {
    this.input = input;
    this.links = links;
    this.field = links.field(input.slot());
    this.scale = new InputScale(input, isSymbol() ? Kind.INT : field.type().kind(), isFloat);
  }

  private boolean isSymbol() {
    return !input.categories().isEmpty();
  }

  /** Sees a test; thresholds are longs of the input, or categories of a symbol. */
  void see(SplitTest test, double threshold, int setLength) {
    ColumnKey key = ColumnKey.of(test, threshold);
    if (!keys.contains(key)) {
      keys.add(key);
    }
    if (key.isSet()) {
      for (long category = 0; category <= setLength; category++) {
        boundarySet.add(category);
      }
    } else if (!key.isMissingTest()) {
      addBoundary(boundary(test, threshold));
      if (test.missing() == Missing.ABSENT_OR_ZERO) {
        for (long end : scale.zeroRange()) {
          addBoundary(end);
        }
      }
    }
  }

  private void addBoundary(long boundary) {
    if (boundary != Long.MIN_VALUE && boundary != InputScale.NONE) {
      boundarySet.add(boundary);
    }
  }

  private long boundary(SplitTest test, double threshold) {
    return scale.least(threshold, test.comparison() == Comparison.LESS_OR_EQUAL);
  }

  /** Fixes the thresholds and the place of the columns; plain columns come first. */
  int fix(int firstColumn) {
    this.firstColumn = firstColumn;
    this.boundaries = boundarySet.stream().mapToLong(Long::longValue).toArray();
    keys.sort((a, b) -> Boolean.compare(b.isPlain(), a.isPlain()));
    return firstColumn + keys.size();
  }

  int plainEnd() {
    return firstColumn + (int) keys.stream().filter(ColumnKey::isPlain).count();
  }

  int columnCount() {
    return keys.size();
  }

  ColumnKey key(int index) {
    return keys.get(index);
  }

  /** The column that a test reads. */
  int column(SplitTest test, double threshold) {
    return firstColumn + keys.indexOf(ColumnKey.of(test, threshold));
  }

  /** The least rank that goes right. */
  int rankOf(SplitTest test, double threshold, int greatestRank) {
    if (test.comparison().ordinal() >= Comparison.IN_SET.ordinal()) {
      return InputRanks.FIRST;
    }
    long boundary = boundary(test, threshold);
    if (boundary == InputScale.NONE) {
      return greatestRank;
    }
    return rankOfLong(boundary);
  }

  private int rankOfLong(long value) {
    int at = Arrays.binarySearch(boundaries, value);
    return InputRanks.FIRST + (at >= 0 ? at + 1 : ~at);
  }

  /** The rank of an absent value that is compared as 0. */
  int rankOfZero() {
    return rankOfLong(scale.least(0, false));
  }

  /** First and last rank within the range of zero. */
  int[] zeroRanks() {
    long[] range = scale.zeroRange();
    return new int[] {rankOfLong(range[0]), rankOfLong(range[1]) - 1};
  }

  InputRanks ranks() {
    int slot = links.layoutSlot(input.slot());
    int[] ofSpecial = new int[input.specials().size()];
    for (int i = 0; i < ofSpecial.length; i++) {
      ofSpecial[i] = rankOfNumber(input.specials().get(i));
    }
    Cells cells = new Cells(slot, isSymbol() ? new long[0] : boundaries);
    return new InputRanks(cells, isSymbol() ? ranksOfSymbols() : null, ofSpecial);
  }

  private int rankOfNumber(double special) {
    if (Double.isNaN(special)) {
      return -1;
    }
    long least = scale.least(scale.rounded(special), false);
    return rankOfLong(least == InputScale.NONE ? Long.MAX_VALUE : least);
  }

  /** By the layout's number of each symbol; a code that only other stages know is any other. */
  private int[] ranksOfSymbols() {
    boolean isCode = field.type().kind() == Kind.CODE;
    List<String> own = field.type().symbols();
    if (!isCode) {
      return input.categories().stream().mapToInt(this::rankOfCategory).toArray();
    }
    List<String> joined = links.layoutSymbols(input.slot());
    int[] ranks = new int[joined.size() + 1];
    ranks[0] = rankOfCategory(input.categories().get(0));
    for (int i = 0; i < joined.size(); i++) {
      ranks[i + 1] = rankOfCategory(input.categories().get(own.indexOf(joined.get(i)) + 1));
    }
    return ranks;
  }

  private int rankOfCategory(int category) {
    return category < 0 ? -1 : rankOfLong(category);
  }
}
