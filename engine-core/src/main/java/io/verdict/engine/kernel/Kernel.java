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
  private final int size;
  private final int words;
  private final int stride;
  private final int conditionWords;
  private final List<Condition> conditions;
  private final CellSearch search;
  private final int rowCount;
  private final BitRows rows;
  private final int[] absentRows;
  private final int liveRow;
  private final int[] extraOwners;
  private final SlotLinks links;
  private final Residue residue;

  private Kernel(List<Condition> conditions, SlotRows slotRows, SlotLinks links, Residue residue) {
    this.links = links;
    this.residue = residue;
    this.size = conditions.size();
    this.conditions = conditions;
    this.words = slotRows.words();
    this.stride = BitRows.stride(words);
    this.conditionWords = slotRows.conditionWords();
    this.search = slotRows.search();
    this.rowCount = Math.max(1, search.count());
    this.rows = slotRows.bitRows();
    this.absentRows = slotRows.absentRows();
    this.liveRow = slotRows.liveRow();
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
    return rows.sizeBytes();
  }

  /** A result holder for this kernel. */
  public KernelMatch newMatch() {
    return new KernelMatch(words, rowCount, liveRow);
  }

  /**
   * Evaluates every condition.
   *
   * @param record a record of the layout that the kernel was linked for
   * @param match receives the truth of each condition
   */
  public void evaluate(Record record, KernelMatch match) {
    final int[] found = match.rows;
    search.find(record, found);
    final int absent = search.absent(record, match.absent);
    if (absent == 0) {
      rows.and(found, rowCount, match.trueWords);
      foldAlternatives(match.trueWords);
      match.clearUnknown();
    } else {
      evaluateAbsent(record, match, absent);
    }
    if (residue != null) {
      residue.settle(record, match, conditionWords);
    }
  }

  /**
   * What the present slots leave is narrowed by the rows of the absent ones, twice: to what is TRUE
   * and to what is not FALSE.
   */
  private void evaluateAbsent(Record record, KernelMatch match, int absent) {
    final int[] found = match.rows;
    final int[] positions = match.absent;
    for (int i = 0; i < absent; i++) {
      final int position = positions[i];
      final int state = record.state(search.slot(position));
      positions[i] = absentRows[position] + (state == Record.MISSING ? 0 : state - 1) * 2 * stride;
      found[position] = liveRow;
    }
    final long[] isTrue = match.trueWords;
    final long[] notFalse = match.notFalseWords;
    rows.and(found, rowCount, isTrue);
    System.arraycopy(isTrue, 0, notFalse, 0, words);
    rows.narrow(positions, absent, isTrue, notFalse);
    foldAlternatives(isTrue);
    foldAlternatives(notFalse);
    final long[] unknown = match.unknownWords;
    for (int w = 0; w < conditionWords; w++) {
      unknown[w] = notFalse[w] & ~isTrue[w];
    }
    match.hasUnknown = true;
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
