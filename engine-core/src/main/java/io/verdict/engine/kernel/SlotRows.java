package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bit rows of a kernel while they are built, and the cells that select them.
 *
 * <p>Row 0 holds all live lines. For each used slot there follow one row a value cell, then for
 * missing and each special value a TRUE row and a NOT-FALSE row.
 */
final class SlotRows {
  private static final int WORD_PADDING = 8;

  private final SlotLinks links;
  private final int conditionWords;
  private final int words;
  private final List<Conjunction> lines;
  private final int[] lineBits;
  private final int[] extraOwners;
  private Cells[] cells;
  private long[] rows;
  private int[][] trueOffsets;
  private int[][] notFalseOffsets;

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
    int used = conditionWords + ((extraOwners.length + 63) >>> 6);
    this.words = Math.max(1, (used + WORD_PADDING - 1) / WORD_PADDING * WORD_PADDING);
  }

  static SlotRows build(List<Condition> conditions, SlotLinks links, KernelLimits limits) {
    SlotRows built = new SlotRows(conditions, links);
    SortedMap<Integer, List<LineTest>> bySlot = built.testsBySlot();
    built.findCells(bySlot);
    built.allocate(limits);
    int index = 0;
    for (List<LineTest> tests : bySlot.values()) {
      built.fillSlot(index++, tests);
    }
    return built;
  }

  /** A test and the bit of the line that has it. */
  private record LineTest(SlotTest test, int bit) {}

  private SortedMap<Integer, List<LineTest>> testsBySlot() {
    SortedMap<Integer, List<LineTest>> bySlot = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      for (SlotTest test : lines.get(i).tests()) {
        bySlot
            .computeIfAbsent(test.slot(), slot -> new ArrayList<>())
            .add(new LineTest(test, lineBits[i]));
      }
    }
    return bySlot;
  }

  private void findCells(SortedMap<Integer, List<LineTest>> bySlot) {
    List<Cells> found = new ArrayList<>();
    bySlot.forEach(
        (slot, tests) -> {
          TreeSet<Long> boundaries = new TreeSet<>();
          for (LineTest test : tests) {
            for (Interval interval : links.intervals(test.test())) {
              addBoundaries(boundaries, interval);
            }
          }
          long[] sorted = boundaries.stream().mapToLong(Long::longValue).toArray();
          found.add(new Cells(links.layoutSlot(slot), sorted));
        });
    cells = found.toArray(Cells[]::new);
  }

  private static void addBoundaries(Set<Long> boundaries, Interval interval) {
    if (interval.low() != Long.MIN_VALUE) {
      boundaries.add(interval.low());
    }
    if (interval.high() != Long.MAX_VALUE) {
      boundaries.add(interval.high() + 1);
    }
  }

  private void allocate(KernelLimits limits) {
    List<Integer> slots = new ArrayList<>(testsBySlot().keySet());
    long count = 1;
    trueOffsets = new int[cells.length][];
    notFalseOffsets = new int[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      int absent = 1 + links.field(slots.get(i)).specials().size();
      int valueCells = cells[i].valueCells();
      trueOffsets[i] = new int[valueCells + absent];
      notFalseOffsets[i] = new int[valueCells + absent];
      for (int cell = 0; cell < valueCells + absent; cell++) {
        requireRoom(count + 2, limits);
        trueOffsets[i][cell] = (int) (count++ * words);
        notFalseOffsets[i][cell] =
            cell < valueCells ? trueOffsets[i][cell] : (int) (count++ * words);
      }
    }
    requireRoom(count, limits);
    rows = new long[(int) (count * words)];
    for (int bit : lineBits) {
      set(rows, 0, bit);
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

  private void fillSlot(int index, List<LineTest> tests) {
    Cells slotCells = cells[index];
    long[] unconcerned = Arrays.copyOf(rows, words);
    for (LineTest test : tests) {
      unconcerned[test.bit() >>> 6] &= ~(1L << test.bit());
    }
    for (int offset : trueOffsets[index]) {
      System.arraycopy(unconcerned, 0, rows, offset, words);
    }
    for (int offset : notFalseOffsets[index]) {
      System.arraycopy(unconcerned, 0, rows, offset, words);
    }
    for (LineTest test : tests) {
      for (Interval interval : links.intervals(test.test())) {
        int last = slotCells.cellOf(interval.high());
        for (int cell = slotCells.cellOf(interval.low()); cell <= last; cell++) {
          set(rows, trueOffsets[index][cell], test.bit());
        }
      }
      setAbsent(index, slotCells.missingCell(), test.test().onMissing(), test.bit());
      List<Truth> onSpecial = test.test().onSpecial();
      for (int k = 0; k < onSpecial.size(); k++) {
        setAbsent(index, slotCells.specialCell(k), onSpecial.get(k), test.bit());
      }
    }
  }

  private void setAbsent(int index, int cell, Truth truth, int bit) {
    if (truth == Truth.TRUE) {
      set(rows, trueOffsets[index][cell], bit);
    }
    if (truth != Truth.FALSE) {
      set(rows, notFalseOffsets[index][cell], bit);
    }
  }

  private static void set(long[] rows, int offset, int bit) {
    rows[offset + (bit >>> 6)] |= 1L << bit;
  }

  int words() {
    return words;
  }

  int conditionWords() {
    return conditionWords;
  }

  Cells[] cells() {
    return cells;
  }

  long[] rows() {
    return rows;
  }

  int[][] trueOffsets() {
    return trueOffsets;
  }

  int[][] notFalseOffsets() {
    return notFalseOffsets;
  }

  int[] extraOwners() {
    return extraOwners;
  }
}
