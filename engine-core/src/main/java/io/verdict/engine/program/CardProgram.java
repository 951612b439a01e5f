package io.verdict.engine.program;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.kernel.CellSearch;
import io.verdict.engine.kernel.Cells;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A scorecard whose bins are cells: the cell of a slot indexes straight into the points.
 *
 * <p>Value cells are numbered through as {@link CellSearch} does, the cells of the absent states
 * follow; points and points lost are flat arrays over that number. {@code ScorecardBenchmark} backs
 * the shape.
 *
 * <p><b>Thread safety</b>: immutable; the {@link CardResult} is confined. <b>Allocation</b>: none
 * after construction.
 */
final class CardProgram {
  static final int NO_BIN = -1;

  private final int slot;
  private final int initialPoints;
  private final CellSearch search;
  private final int count;
  private final int[] absentCells;
  private final int[] positions;
  private final int[] bins;
  private final int[] points;
  private final int[] lost;
  private final ReasonRanking ranking;

  /** A characteristic and its cells. */
  private record Part(int number, Characteristic characteristic, Cells cells, int absentStates) {}

  CardProgram(Scorecard card, List<Reason> reasons, SlotLinks links) {
    this.slot = links.layoutSlot(card.slot());
    this.initialPoints = card.initialPoints();
    List<Part> parts = parts(card, links);
    this.count = parts.size();
    this.search = CellSearch.of(parts.stream().map(Part::cells).toList(), 1);
    this.ranking =
        new ReasonRanking(
            card, reasons, parts.stream().mapToInt(p -> p.characteristic().reason()).toArray());
    this.positions = new int[count];
    this.absentCells = new int[count];
    int size = parts.stream().mapToInt(part -> part.cells().valueCells()).sum();
    for (int i = 0; i < count; i++) {
      Part part = parts.get(i);
      positions[part.number()] = i;
      absentCells[i] = size;
      size += part.absentStates();
    }
    this.bins = new int[size];
    this.points = new int[size];
    this.lost = new int[size];
    int first = 0;
    for (int i = 0; i < count; i++) {
      Cells cells = parts.get(i).cells();
      for (int cell = 0; cell < cells.valueCells() + parts.get(i).absentStates(); cell++) {
        boolean isValue = cell < cells.valueCells();
        int at = isValue ? first + cell : absentCells[i] + cell - cells.valueCells();
        fill(parts.get(i), cell, at, links);
      }
      first += cells.valueCells();
    }
  }

  private static List<Part> parts(Scorecard card, SlotLinks links) {
    List<Part> parts = new ArrayList<>();
    for (Characteristic characteristic : card.characteristics()) {
      int absent = 1 + links.field(characteristic.slot()).specials().size();
      parts.add(new Part(parts.size(), characteristic, cellsOf(characteristic, links), absent));
    }
    parts.sort(Comparator.comparing(Part::cells, Cells.ORDER));
    return parts;
  }

  private void fill(Part part, int cell, int at, SlotLinks links) {
    List<Bin> candidates = part.characteristic().bins();
    bins[at] = NO_BIN;
    for (int bin = candidates.size() - 1; bin >= 0; bin--) {
      if (applies(candidates.get(bin), cell, part.cells(), links)) {
        bins[at] = bin;
        points[at] = candidates.get(bin).points();
        lost[at] = part.characteristic().baseline() - candidates.get(bin).points();
      }
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
    return links.cells(characteristic.slot(), boundaries);
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
    return new CardResult(this, count, ranking.codes());
  }

  /** Scores a record and writes the card's slot; missing when a value has no bin. */
  void score(Record record, CardResult result) {
    final int[] cells = result.cells;
    search.find(record, cells);
    final int absent = search.absent(record, result.absent);
    for (int i = 0; i < absent; i++) {
      int position = result.absent[i];
      int state = record.state(search.slot(position));
      cells[position] = absentCells[position] + (state == Record.MISSING ? 0 : state - 1);
    }
    int total = initialPoints;
    int signs = 0;
    for (int i = 0; i < count; i++) {
      total += points[cells[i]];
      signs |= bins[cells[i]];
    }
    result.isRanked = false;
    if (signs >= 0) {
      record.set(slot, total);
    } else {
      record.setMissing(slot);
    }
  }

  /** The bin of a characteristic in the last score. */
  int bin(int characteristic, CardResult result) {
    return bins[result.cells[positions[characteristic]]];
  }

  /** Ranks the reasons of the last score; does nothing when they are ranked already. */
  void rankReasons(CardResult result) {
    if (!result.isRanked) {
      ranking.rank(result, lost);
      result.isRanked = true;
    }
  }

  /** Points that the characteristics of a reason lost together. */
  int pointsLost(int reason, CardResult result) {
    rankReasons(result);
    return ranking.pointsLost(reason, result);
  }
}
