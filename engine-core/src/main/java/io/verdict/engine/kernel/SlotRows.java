package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The bit rows of a kernel while they are built, and the cells that select them.
 *
 * <p>First one row a value cell, slot after slot, in the order of the cells' numbers; then for each
 * slot the rows for missing and each special value, a TRUE row and a NOT-FALSE row; last the row of
 * all live lines.
 */
final class SlotRows {
  private static final int MARKED_SPAN = 1 << 16;

  private final SlotLinks links;
  private final int conditionWords;
  private final int words;
  private final List<Conjunction> lines;
  private final int[] lineBits;
  private final int[] extraOwners;
  private List<SlotTests> slots;
  private long[] rows;
  private int[] firstRows;
  private int[] absentRows;
  private int liveRow;

  private SlotRows(List<Condition> conditions, SlotLinks links) {
    this.links = links;
    this.conditionWords = (conditions.size() + 63) >>> 6;
    this.lines = new ArrayList<>();
    List<Integer> bits = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      List<Conjunction> alternatives = conditions.get(i).alternatives();
      for (int k = 0; k < alternatives.size(); k++) {
        lines.add(alternatives.get(k));
        bits.add(k == 0 ? i : conditionWords * 64 + owners.size());
        if (k > 0) {
          owners.add(i);
        }
      }
    }
    this.lineBits = bits.stream().mapToInt(Integer::intValue).toArray();
    this.extraOwners = owners.stream().mapToInt(Integer::intValue).toArray();
    this.words = BitRows.padded(conditionWords + ((extraOwners.length + 63) >>> 6));
  }

  static SlotRows build(List<Condition> conditions, SlotLinks links, KernelLimits limits) {
    SlotRows built = new SlotRows(conditions, links);
    built.findSlots();
    built.allocate(limits);
    for (int index = 0; index < built.slots.size(); index++) {
      built.fillSlot(index);
    }
    return built;
  }

  /** A test and the bit of the line that has it. */
  private record LineTest(SlotTest test, List<Interval> intervals, int bit) {}

  /** A used slot: its cells and its tests. */
  private record SlotTests(Cells cells, int absentStates, List<LineTest> tests) {}

  private void findSlots() {
    SortedMap<Integer, List<LineTest>> bySlot = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      for (SlotTest test : lines.get(i).tests()) {
        bySlot
            .computeIfAbsent(test.slot(), slot -> new ArrayList<>())
            .add(new LineTest(test, links.intervals(test), lineBits[i]));
      }
    }
    slots = new ArrayList<>();
    bySlot.forEach(
        (slot, tests) -> {
          Cells cells = links.cells(slot, boundaries(tests));
          slots.add(new SlotTests(cells, 1 + links.field(slot).specials().size(), tests));
        });
    slots.sort(Comparator.comparing(SlotTests::cells, Cells.ORDER));
  }

  /**
   * The boundaries of a slot's tests, sorted and each once; marked in a row where they lie close.
   */
  private static long[] boundaries(List<LineTest> tests) {
    LongStream.Builder all = LongStream.builder();
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (LineTest test : tests) {
      for (Interval interval : test.intervals()) {
        if (interval.low() != Long.MIN_VALUE) {
          all.add(interval.low());
          least = Math.min(least, interval.low());
          most = Math.max(most, interval.low());
        }
        if (interval.high() != Long.MAX_VALUE) {
          all.add(interval.high() + 1);
          least = Math.min(least, interval.high() + 1);
          most = Math.max(most, interval.high() + 1);
        }
      }
    }
    long span = most - least;
    if (span < 0 || span > MARKED_SPAN) {
      return all.build().sorted().distinct().toArray();
    }
    BitSet marks = new BitSet((int) span + 1);
    long first = least;
    all.build().forEach(boundary -> marks.set((int) (boundary - first)));
    return marks.stream().mapToLong(offset -> offset + first).toArray();
  }

  private void allocate(KernelLimits limits) {
    firstRows = new int[slots.size()];
    absentRows = new int[slots.size()];
    long count = 0;
    for (int i = 0; i < slots.size(); i++) {
      firstRows[i] = (int) count;
      count += slots.get(i).cells().valueCells();
      requireRoom(count, limits);
    }
    for (int i = 0; i < slots.size(); i++) {
      absentRows[i] = (int) count;
      count += 2L * slots.get(i).absentStates();
      requireRoom(count, limits);
    }
    liveRow = (int) count;
    requireRoom(count + 1, limits);
    rows = new long[(liveRow + 1) * words];
    for (int bit : lineBits) {
      set(liveRow, bit);
    }
  }

  private void requireRoom(long count, KernelLimits limits) {
    long bytes = count * words * Long.BYTES;
    if (bytes > limits.maxRowBytes() || count * words > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          lines.size()
              + " conditions need more than "
              + limits.maxRowBytes()
              + " bytes of bit rows;\nsplit the policy or raise KernelLimits.maxRowBytes");
    }
  }

  private void fillSlot(int index) {
    SlotTests slot = slots.get(index);
    Cells cells = slot.cells();
    long[] unconcerned = Arrays.copyOfRange(rows, liveRow * words, (liveRow + 1) * words);
    for (LineTest test : slot.tests()) {
      unconcerned[test.bit() >>> 6] &= ~(1L << test.bit());
    }
    copyTo(firstRows[index], 1, unconcerned);
    copyTo(absentRows[index], 2 * slot.absentStates(), unconcerned);
    for (LineTest test : slot.tests()) {
      for (Interval interval : test.intervals()) {
        turn(firstRows[index] + cells.cellOf(interval.low()), test.bit());
        int after = cells.cellOf(interval.high()) + 1;
        if (after < cells.valueCells()) {
          turn(firstRows[index] + after, test.bit());
        }
      }
      setAbsent(absentRows[index], test.test().onMissing(), test.bit());
      List<Truth> onSpecial = test.test().onSpecial();
      for (int k = 0; k < onSpecial.size(); k++) {
        setAbsent(absentRows[index] + 2 * (k + 1), onSpecial.get(k), test.bit());
      }
    }
    sweep(firstRows[index], cells.valueCells());
  }

  /**
   * Makes rows of the turns between them. A test costs its interval's two ends and not its cells,
   * which are hundreds: 4,096 products link 4 times faster than bit by bit.
   */
  private void sweep(int firstRow, int count) {
    int end = (firstRow + count) * words;
    for (int at = (firstRow + 1) * words; at < end; at++) {
      rows[at] ^= rows[at - words];
    }
  }

  /** From a row on, a bit is other than in the rows before. */
  private void turn(int row, int bit) {
    rows[row * words + (bit >>> 6)] ^= 1L << bit;
  }

  private void copyTo(int firstRow, int count, long[] row) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(row, 0, rows, (firstRow + i) * words, words);
    }
  }

  private void setAbsent(int row, Truth truth, int bit) {
    if (truth == Truth.TRUE) {
      set(row, bit);
    }
    if (truth != Truth.FALSE) {
      set(row + 1, bit);
    }
  }

  private void set(int row, int bit) {
    rows[row * words + (bit >>> 6)] |= 1L << bit;
  }

  int words() {
    return words;
  }

  int conditionWords() {
    return conditionWords;
  }

  /** Finds each slot's value cell, whose number is its row. */
  CellSearch search() {
    return CellSearch.of(slots.stream().map(SlotTests::cells).toList(), BitRows.stride(words));
  }

  BitRows bitRows() {
    return BitRows.of(rows, words);
  }

  /** For each slot the name of its first row for missing; those for special values follow. */
  int[] absentRows() {
    return Arrays.stream(absentRows).map(row -> row * BitRows.stride(words)).toArray();
  }

  /** The name of the row of all live lines, which takes nothing away. */
  int liveRow() {
    return liveRow * BitRows.stride(words);
  }

  int[] extraOwners() {
    return extraOwners;
  }
}
