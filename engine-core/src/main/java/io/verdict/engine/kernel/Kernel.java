package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Schema;
import java.util.List;

/**
 * Evaluates many conditions over one record at once: one bit row a slot, ANDed.
 *
 * <p>Layout of a row: condition i's first alternative is bit i; further alternatives follow in
 * whole words after the conditions and are folded back into their condition's bit. A row's bit says
 * that the slot's test is TRUE in this cell; a second row for missing and special cells says that
 * it is not FALSE. TRUE is the AND of the first kind, UNKNOWN what the AND of the second kind has
 * beyond it. Cost: one cell search and one row of {@code conditions / 64} words a slot, whatever
 * the values; the second AND runs only when a slot is missing or special.
 *
 * <p>{@code KernelBenchmark} compares it with straight Java; {@code KernelPropertyTest} holds it
 * equal to a naive evaluation of the same conditions.
 *
 * <p><b>Thread safety</b>: immutable, shared by threads, each with its own {@link KernelMatch}.
 * <b>Allocation</b>: {@link #evaluate} allocates nothing.
 */
public final class Kernel {
  private static final int FUSED = 6;

  private final int size;
  private final int words;
  private final int conditionWords;
  private final List<Condition> conditions;
  private final Cells[] cells;
  private final long[] rows;
  private final int[][] trueOffsets;
  private final int[][] notFalseOffsets;
  private final int paddedRows;
  private final int[] extraOwners;
  private final SlotLinks links;
  private final Residue residue;

  private Kernel(List<Condition> conditions, SlotRows slotRows, SlotLinks links, Residue residue) {
    this.links = links;
    this.residue = residue;
    this.size = conditions.size();
    this.conditions = conditions;
    this.words = slotRows.words();
    this.conditionWords = slotRows.conditionWords();
    this.cells = slotRows.cells();
    this.rows = slotRows.rows();
    this.trueOffsets = slotRows.trueOffsets();
    this.notFalseOffsets = slotRows.notFalseOffsets();
    this.paddedRows = Math.max(FUSED, (cells.length + FUSED - 1) / FUSED * FUSED);
    this.extraOwners = slotRows.extraOwners();
  }

  /**
   * Builds the rows of conditions of one artifact for records of a layout.
   *
   * @param artifactSchema the schema that the conditions' slots mean
   * @param layout the layout of the records to evaluate; it has every slot that is used
   * @throws IllegalArgumentException if even coarse rows take more than the default limit
   */
  public static Kernel link(
      List<Condition> conditions, Schema artifactSchema, RecordLayout layout) {
    return link(conditions, artifactSchema, layout, KernelLimits.DEFAULT);
  }

  /**
   * Builds the rows under a stated limit: exact ones, or coarse ones and an exact check of what
   * they let through.
   *
   * @throws IllegalArgumentException if even one cell a slot takes more than the limit
   */
  public static Kernel link(
      List<Condition> conditions, Schema artifactSchema, RecordLayout layout, KernelLimits limits) {
    List<Condition> kept = List.copyOf(conditions);
    SlotLinks links = new SlotLinks(artifactSchema, layout);
    RowBudget budget = new RowBudget(kept, links, limits);
    if (budget.isEnough()) {
      return new Kernel(kept, SlotRows.build(kept, links, limits), links, null);
    }
    List<Condition> wide = CoarseRows.widened(kept, links, budget.kept());
    SlotRows rows = SlotRows.build(wide, links.ofLayoutNumbers(), limits);
    return new Kernel(kept, rows, links, new Residue(kept, links));
  }

  /** Number of conditions. */
  public int size() {
    return size;
  }

  /** Number of 64-bit words that hold a bit for each condition. */
  public int conditionWords() {
    return conditionWords;
  }

  /** Whether neighbouring cells share rows, so that what the rows let through is checked again. */
  public boolean isCoarse() {
    return residue != null;
  }

  /** Bytes of bit rows. */
  public long rowBytes() {
    return 8L * rows.length;
  }

  /** A result holder for this kernel. */
  public KernelMatch newMatch() {
    return new KernelMatch(words, paddedRows);
  }

  /**
   * Evaluates every condition.
   *
   * @param record a record of the layout that the kernel was linked for
   * @param match receives the truth of each condition
   */
  public void evaluate(Record record, KernelMatch match) {
    final int[] trueRows = match.trueRows;
    final int[] notFalseRows = match.notFalseRows;
    boolean isAnyAbsent = false;
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[i].cell(record);
      trueRows[i] = trueOffsets[i][cell];
      notFalseRows[i] = notFalseOffsets[i][cell];
      isAnyAbsent |= cell >= cells[i].valueCells();
    }
    match.clearUnknown();
    and(trueRows, match.trueWords);
    foldAlternatives(match.trueWords);
    if (isAnyAbsent) {
      and(notFalseRows, match.notFalseWords);
      foldAlternatives(match.notFalseWords);
      for (int w = 0; w < conditionWords; w++) {
        match.unknownWords[w] = match.notFalseWords[w] & ~match.trueWords[w];
      }
      match.hasUnknown = true;
    }
    if (residue != null) {
      residue.settle(record, match, conditionWords);
    }
  }

  /**
   * ANDs six rows a pass: enough loads in flight to hide the second-level cache, and a loop plain
   * enough for the compiler to vectorise. Unused places point to the row of all live lines.
   */
  private void and(int[] offsets, long[] out) {
    final long[] source = rows;
    final int length = words;
    for (int at = 0; at < paddedRows; at += FUSED) {
      final int a = offsets[at];
      final int b = offsets[at + 1];
      final int c = offsets[at + 2];
      final int d = offsets[at + 3];
      final int e = offsets[at + 4];
      final int f = offsets[at + 5];
      if (at == 0) {
        for (int w = 0; w < length; w++) {
          out[w] =
              source[w]
                  & source[a + w]
                  & source[b + w]
                  & source[c + w]
                  & source[d + w]
                  & source[e + w]
                  & source[f + w];
        }
      } else {
        for (int w = 0; w < length; w++) {
          out[w] &=
              source[a + w]
                  & source[b + w]
                  & source[c + w]
                  & source[d + w]
                  & source[e + w]
                  & source[f + w];
        }
      }
    }
  }

  private void foldAlternatives(long[] out) {
    for (int w = conditionWords; w < words; w++) {
      long bits = out[w];
      while (bits != 0) {
        int owner = extraOwners[(w - conditionWords) * 64 + Long.numberOfTrailingZeros(bits)];
        out[owner >>> 6] |= 1L << owner;
        bits &= bits - 1;
      }
    }
  }

  /** The truth of one condition, from the same cells as {@link #evaluate}. */
  public Truth truth(Record record, int condition) {
    Truth truth = Truth.FALSE;
    for (Conjunction alternative : conditions.get(condition).alternatives()) {
      truth = truth.or(truth(record, alternative));
    }
    return truth;
  }

  private Truth truth(Record record, Conjunction alternative) {
    Truth truth = Truth.TRUE;
    for (SlotTest test : alternative.tests()) {
      truth = truth.and(links.link(test).truth(record));
    }
    return truth;
  }

  /**
   * Names the tests that keep a condition from being TRUE, in the alternative that is nearest: the
   * one with the fewest of them. Off the hot path.
   */
  public void refusals(Record record, int condition, KernelRefusals visitor) {
    Conjunction nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (Conjunction alternative : conditions.get(condition).alternatives()) {
      int refused = 0;
      for (SlotTest test : alternative.tests()) {
        refused += links.link(test).truth(record) == Truth.TRUE ? 0 : 1;
      }
      if (refused < fewest) {
        fewest = refused;
        nearest = alternative;
      }
    }
    if (nearest != null) {
      for (SlotTest test : nearest.tests()) {
        Truth truth = links.link(test).truth(record);
        if (truth != Truth.TRUE) {
          visitor.refused(links.layoutSlot(test.slot()), test, truth);
        }
      }
    }
  }
}
