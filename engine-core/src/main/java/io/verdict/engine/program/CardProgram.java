package io.verdict.engine.program;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.kernel.Cells;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import java.util.List;
import java.util.TreeSet;

/**
 * A scorecard whose bins are cells: the cell of a slot indexes straight into the points.
 *
 * <p>Reasons are ranked by points lost against each characteristic's baseline, summed for each
 * reason code; codes that lost nothing are dropped; ties keep the order of declaration (PMML 4.4
 * pointsBelow, but for the dropped zeros).
 *
 * <p><b>Thread safety</b>: immutable; the {@link CardResult} is confined. <b>Allocation</b>: none
 * after construction.
 */
final class CardProgram {
  static final int NO_BIN = -1;

  private final int slot;
  private final int initialPoints;
  private final int maxReasons;
  private final Cells[] cells;
  private final int[][] binOfCell;
  private final int[][] pointsOfBin;
  private final int[] baselines;
  private final int[] reasons;
  private final int reasonCount;

  CardProgram(Scorecard card, int reasonCount, SlotLinks links) {
    List<Characteristic> characteristics = card.characteristics();
    int count = characteristics.size();
    this.slot = links.layoutSlot(card.slot());
    this.initialPoints = card.initialPoints();
    this.maxReasons = card.maxReasons();
    this.reasonCount = reasonCount;
    this.cells = new Cells[count];
    this.binOfCell = new int[count][];
    this.pointsOfBin = new int[count][];
    this.baselines = new int[count];
    this.reasons = new int[count];
    for (int i = 0; i < count; i++) {
      Characteristic characteristic = characteristics.get(i);
      cells[i] = cellsOf(characteristic, links);
      binOfCell[i] = binsOf(characteristic, cells[i], links);
      pointsOfBin[i] = characteristic.bins().stream().mapToInt(Bin::points).toArray();
      baselines[i] = characteristic.baseline();
      reasons[i] = characteristic.reason();
    }
  }

  private static Cells cellsOf(Characteristic characteristic, SlotLinks links) {
    TreeSet<Long> boundaries = new TreeSet<>();
    for (Bin bin : characteristic.bins()) {
      for (Interval interval : links.intervals(bin.test())) {
        if (interval.low() != Long.MIN_VALUE) {
          boundaries.add(interval.low());
        }
        if (interval.high() != Long.MAX_VALUE) {
          boundaries.add(interval.high() + 1);
        }
      }
    }
    return new Cells(
        links.layoutSlot(characteristic.slot()),
        boundaries.stream().mapToLong(Long::longValue).toArray());
  }

  private static int[] binsOf(Characteristic characteristic, Cells cells, SlotLinks links) {
    int specials = links.field(characteristic.slot()).specials().size();
    int[] bins = new int[cells.specialCell(specials)];
    for (int cell = 0; cell < bins.length; cell++) {
      bins[cell] = NO_BIN;
      for (int bin = characteristic.bins().size() - 1; bin >= 0; bin--) {
        if (applies(characteristic.bins().get(bin), cell, cells, links)) {
          bins[cell] = bin;
        }
      }
    }
    return bins;
  }

  private static boolean applies(Bin bin, int cell, Cells cells, SlotLinks links) {
    if (cell < cells.valueCells()) {
      long value = cells.lowest(cell);
      return links.intervals(bin.test()).stream().anyMatch(interval -> interval.contains(value));
    }
    if (cell == cells.missingCell()) {
      return bin.test().onMissing() == Truth.TRUE;
    }
    return bin.test().onSpecial().get(cell - cells.missingCell() - 1) == Truth.TRUE;
  }

  CardResult newResult() {
    return new CardResult(cells.length, reasonCount);
  }

  /** Scores a record and writes the card's slot; missing when a value has no bin. */
  void score(Record record, CardResult result) {
    int total = initialPoints;
    boolean isWhole = true;
    for (int i = 0; i < cells.length; i++) {
      int bin = binOfCell[i][cells[i].cell(record)];
      result.bins[i] = bin;
      isWhole &= bin != NO_BIN;
      total += bin == NO_BIN ? 0 : pointsOfBin[i][bin];
    }
    result.isRanked = false;
    if (isWhole) {
      record.set(slot, total);
    } else {
      record.setMissing(slot);
    }
  }

  /** Ranks the reasons of the last score; does nothing when they are ranked already. */
  void rankReasons(CardResult result) {
    if (result.isRanked) {
      return;
    }
    int count = sumLosses(result);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int reason = result.rankedReasons[i];
      if (result.lost[reason] > 0) {
        int at = kept++;
        while (at > 0 && result.lost[result.rankedReasons[at - 1]] < result.lost[reason]) {
          result.rankedReasons[at] = result.rankedReasons[at - 1];
          at--;
        }
        result.rankedReasons[at] = reason;
      }
    }
    result.reasonCount = Math.min(kept, maxReasons);
    result.isRanked = true;
  }

  private int sumLosses(CardResult result) {
    int count = 0;
    for (int i = 0; i < cells.length; i++) {
      if (reasons[i] >= 0) {
        result.lost[reasons[i]] = 0;
      }
    }
    for (int i = 0; i < cells.length; i++) {
      int reason = reasons[i];
      if (reason < 0 || result.bins[i] == NO_BIN) {
        continue;
      }
      if (!isListed(result.rankedReasons, count, reason)) {
        result.rankedReasons[count++] = reason;
      }
      result.lost[reason] += baselines[i] - pointsOfBin[i][result.bins[i]];
    }
    return count;
  }

  private static boolean isListed(int[] reasons, int count, int reason) {
    for (int i = 0; i < count; i++) {
      if (reasons[i] == reason) {
        return true;
      }
    }
    return false;
  }
}
