package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Translates an artifact's slots and code numbers into those of a record layout.
 *
 * <p>A layout's code dictionary joins those of several artifacts, so that a code's number differs
 * from the artifact's own; codes that the layout knows and the artifact does not are the artifact's
 * 0.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class SlotLinks {
  private final Schema artifact;
  private final RecordLayout layout;
  private final int[] layoutSlots;
  private final int[][] codeNumbers;

  /**
   * Links a schema to a layout.
   *
   * @throws IllegalArgumentException if the layout lacks a slot of the schema
   */
  public SlotLinks(Schema artifact, RecordLayout layout) {
    this.artifact = artifact;
    this.layout = layout;
    this.layoutSlots = new int[artifact.size()];
    this.codeNumbers = new int[artifact.size()][];
    for (int slot = 0; slot < artifact.size(); slot++) {
      layoutSlots[slot] = layout.slot(artifact.field(slot).name());
      codeNumbers[slot] = codeNumbers(slot);
    }
  }

  private SlotLinks(Schema artifact, RecordLayout layout, int[] layoutSlots, int[][] codeNumbers) {
    this.artifact = artifact;
    this.layout = layout;
    this.layoutSlots = layoutSlots;
    this.codeNumbers = codeNumbers;
  }

  /** The layout's slot of an artifact's slot. */
  public int layoutSlot(int artifactSlot) {
    return layoutSlots[artifactSlot];
  }

  /** The artifact's field of a slot. */
  public Field field(int artifactSlot) {
    return artifact.field(artifactSlot);
  }

  /**
   * The cells between boundaries of an artifact's slot.
   *
   * @param boundaries sorted, in the layout's numbering
   */
  public Cells cells(int artifactSlot, SortedSet<Long> boundaries) {
    return cells(artifactSlot, boundaries.stream().mapToLong(Long::longValue).toArray());
  }

  /** The same for boundaries that are sorted and without duplicates. */
  Cells cells(int artifactSlot, long[] sorted) {
    int slot = layoutSlots[artifactSlot];
    return new Cells(slot, sorted, domain(layout.schema().field(slot).type()));
  }

  private static int domain(Type type) {
    return switch (type.kind()) {
      case BOOL -> 2;
      case ENUM -> type.symbols().size();
      case CODE -> type.symbols().size() + 1;
      default -> 0;
    };
  }

  /** The symbols of a slot's type in the layout; the joined ones of all stages for a code. */
  public List<String> layoutSymbols(int artifactSlot) {
    return layout.schema().field(layoutSlots[artifactSlot]).type().symbols();
  }

  /** The same links for tests whose intervals are in the layout's numbering already. */
  SlotLinks ofLayoutNumbers() {
    return new SlotLinks(artifact, layout, layoutSlots, new int[layoutSlots.length][]);
  }

  /** A test's intervals in the layout's numbering. */
  public List<Interval> intervals(SlotTest test) {
    int[] numbers = codeNumbers[test.slot()];
    return numbers == null ? test.intervals() : codeIntervals(numbers, test);
  }

  /** For each code of the layout its number in the artifact; null where the slot is no code. */
  private int[] codeNumbers(int slot) {
    Field field = artifact.field(slot);
    if (field.type().kind() != Kind.CODE) {
      return null;
    }
    Map<String, Integer> own = new HashMap<>();
    for (String symbol : field.type().symbols()) {
      own.put(symbol, own.size() + 1);
    }
    List<String> joined = layout.schema().field(layoutSlots[slot]).type().symbols();
    int[] numbers = new int[joined.size() + 1];
    for (int number = 1; number < numbers.length; number++) {
      numbers[number] = own.getOrDefault(joined.get(number - 1), 0);
    }
    return numbers;
  }

  private static List<Interval> codeIntervals(int[] numbers, SlotTest test) {
    List<Interval> intervals = new ArrayList<>();
    long open = -1;
    for (int number = 0; number < numbers.length; number++) {
      boolean isTrue = test.ofValue(numbers[number]) == Truth.TRUE;
      if (isTrue && open < 0) {
        open = number;
      } else if (!isTrue && open >= 0) {
        intervals.add(new Interval(open, number - 1));
        open = -1;
      }
    }
    if (open >= 0) {
      intervals.add(new Interval(open, Long.MAX_VALUE));
    }
    return intervals;
  }

  /** A test ready to be evaluated on records of the layout. */
  public LinkedTest link(SlotTest test) {
    return new LinkedTest(layoutSlots[test.slot()], intervals(test), test);
  }
}
