package io.verdict.engine.program;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.kernel.CellSearch;
import io.verdict.engine.kernel.Cells;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * A scorecard whose bins are cells: the cell of a slot indexes straight into the points.
 *
 * <p>Reasons are ranked by points lost against each characteristic's baseline, summed for each
 * reason code; codes that lost nothing are dropped; ties keep the order of declaration (PMML 4.4
 * pointsBelow, but for the dropped zeros).
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

  /** Reasons up to which they are ranked without branches. */
  private static final int FEW = 4;

  private static final int FAMILY_BITS = 24; // more families than a card has characteristics
  private static final long FAMILY_MASK = (1L << FAMILY_BITS) - 1;

  private final int slot;
  private final int initialPoints;
  private final int maxReasons;
  private final CellSearch search;
  private final int count;
  private final int[] absentCells;
  private final int[] positions;
  private final int[] bins;
  private final int[] points;
  private final int[] lost;
  private final int[] familyOfPosition;
  private final int[] reasonOfFamily;

  /** A characteristic and its cells. */
  private record Part(int number, Characteristic characteristic, Cells cells, int absentStates) {}

  CardProgram(Scorecard card, SlotLinks links) {
    this.slot = links.layoutSlot(card.slot());
    this.initialPoints = card.initialPoints();
    List<Part> parts = parts(card, links);
    this.count = parts.size();
    this.search = CellSearch.of(parts.stream().map(Part::cells).toList(), 1);
    this.reasonOfFamily = families(card);
    this.maxReasons = Math.min(card.maxReasons(), reasonOfFamily.length);
    this.familyOfPosition = new int[count];
    this.positions = new int[count];
    this.absentCells = new int[count];
    int size = parts.stream().mapToInt(part -> part.cells().valueCells()).sum();
    for (int i = 0; i < count; i++) {
      Part part = parts.get(i);
      positions[part.number()] = i;
      familyOfPosition[i] = family(part.characteristic().reason());
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

  private static int[] families(Scorecard card) {
    LinkedHashSet<Integer> reasons = new LinkedHashSet<>();
    card.characteristics().stream()
        .map(Characteristic::reason)
        .filter(reason -> reason >= 0)
        .forEach(reasons::add);
    return reasons.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The reason's position among the card's, or one beyond them for none. */
  private int family(int reason) {
    for (int family = 0; family < reasonOfFamily.length; family++) {
      if (reasonOfFamily[family] == reason) {
        return family;
      }
    }
    return reasonOfFamily.length;
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
    return new CardResult(this, count, reasonOfFamily.length);
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
    if (result.isRanked) {
      return;
    }
    final int[] sums = result.lostOfFamily;
    Arrays.fill(sums, 0);
    for (int i = 0; i < count; i++) {
      sums[familyOfPosition[i]] += lost[result.cells[i]];
    }
    if (maxReasons <= FEW) {
      rankFew(result);
    } else {
      rankMany(result);
    }
    result.isRanked = true;
  }

  /**
   * Keeps the four greatest keys by exchanges without a branch: who lost how much is as good as
   * random, and a mispredicted branch costs as much as ten exchanges. A key is the loss and, for
   * equal ones, the order of declaration.
   */
  private void rankFew(CardResult result) {
    final int[] sums = result.lostOfFamily;
    long first = 0;
    long second = 0;
    long third = 0;
    long fourth = 0;
    for (int family = 0; family < reasonOfFamily.length; family++) {
      long key = (long) Math.max(0, sums[family]) << FAMILY_BITS | (FAMILY_MASK - family);
      long down = Math.min(first, key);
      first = Math.max(first, key);
      key = Math.min(second, down);
      second = Math.max(second, down);
      down = Math.min(third, key);
      third = Math.max(third, key);
      fourth = Math.max(fourth, down);
    }
    result.reasonCount = 0;
    keep(first, result);
    keep(second, result);
    keep(third, result);
    keep(fourth, result);
  }

  private void keep(long key, CardResult result) {
    int lostPoints = (int) (key >>> FAMILY_BITS);
    if (lostPoints > 0 && result.reasonCount < maxReasons) {
      int family = (int) (FAMILY_MASK - (key & FAMILY_MASK));
      result.rankedReasons[result.reasonCount] = reasonOfFamily[family];
      result.rankedLost[result.reasonCount++] = lostPoints;
    }
  }

  private void rankMany(CardResult result) {
    final int[] sums = result.lostOfFamily;
    int kept = 0;
    for (int family = 0; family < reasonOfFamily.length; family++) {
      if (sums[family] > (kept < maxReasons ? 0 : result.rankedLost[maxReasons - 1])) {
        kept = insert(result, Math.min(kept, maxReasons - 1), family);
      }
    }
    result.reasonCount = kept;
  }

  private int insert(CardResult result, int last, int family) {
    int sum = result.lostOfFamily[family];
    int at = last;
    while (at > 0 && result.rankedLost[at - 1] < sum) {
      result.rankedLost[at] = result.rankedLost[at - 1];
      result.rankedReasons[at] = result.rankedReasons[at - 1];
      at--;
    }
    result.rankedLost[at] = sum;
    result.rankedReasons[at] = reasonOfFamily[family];
    return last + 1;
  }

  /** Points that the characteristics of a reason lost together in the last ranking. */
  int pointsLost(int reason, CardResult result) {
    int family = family(reason);
    return family == reasonOfFamily.length ? 0 : result.lostOfFamily[family];
  }
}
