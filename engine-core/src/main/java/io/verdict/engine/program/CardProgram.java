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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A scorecard whose bins are cells: the cell of a slot indexes straight into the points.
 *
 * <p>Reasons are ranked by points lost against each characteristic's baseline, summed for each
 * family of reasons and given as the code of the family that lost most; families that lost nothing
 * are dropped; ties keep the order of the card (PMML 4.4 pointsBelow, but for the dropped zeros and
 * the families).
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
  private final int maxReasons;
  private final int reasonCount;
  private final CellSearch search;
  private final int count;
  private final int[] absentCells;
  private final int[] positions;
  private final int[] bins;
  private final int[] points;
  private final int[] lost;
  private final int[] codeOfPosition;
  private final int[] reasonOfCode;
  private final int[] familyOfCode;
  private final int families;

  /** A characteristic and its cells. */
  private record Part(int number, Characteristic characteristic, Cells cells, int absentStates) {}

  CardProgram(Scorecard card, List<Reason> reasons, SlotLinks links) {
    this.slot = links.layoutSlot(card.slot());
    this.initialPoints = card.initialPoints();
    this.reasonCount = reasons.size();
    List<Part> parts = parts(card, links);
    this.count = parts.size();
    this.search = CellSearch.of(parts.stream().map(Part::cells).toList(), 1);
    this.reasonOfCode = codes(card);
    this.familyOfCode = families(reasons);
    this.families = Arrays.stream(familyOfCode).max().orElse(-1) + 1;
    this.maxReasons = Math.min(card.maxReasons(), families);
    this.codeOfPosition = new int[count];
    this.positions = new int[count];
    this.absentCells = new int[count];
    int size = parts.stream().mapToInt(part -> part.cells().valueCells()).sum();
    for (int i = 0; i < count; i++) {
      Part part = parts.get(i);
      positions[part.number()] = i;
      codeOfPosition[i] = code(part.characteristic().reason());
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

  /** The reasons of the card in order, each once. */
  private static int[] codes(Scorecard card) {
    LinkedHashSet<Integer> reasons = new LinkedHashSet<>();
    card.characteristics().stream()
        .map(Characteristic::reason)
        .filter(reason -> reason >= 0)
        .forEach(reasons::add);
    return reasons.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The reason's position among the card's, or one beyond them for none. */
  private int code(int reason) {
    for (int code = 0; code < reasonOfCode.length; code++) {
      if (reasonOfCode[code] == reason) {
        return code;
      }
    }
    return reasonOfCode.length;
  }

  /** The family of each of the card's reasons, numbered in the order of their first one. */
  private int[] families(List<Reason> reasons) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] of = new int[reasonOfCode.length];
    int next = 0;
    for (int code = 0; code < of.length; code++) {
      String family = reasons.get(reasonOfCode[code]).family();
      Integer known = family.isEmpty() ? null : numbers.putIfAbsent(family, next);
      of[code] = known == null ? next++ : known;
    }
    return of;
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
    return new CardResult(this, count, reasonOfCode.length, reasonCount);
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
    final int[] codeLost = result.lostOfCode;
    Arrays.fill(codeLost, 0);
    for (int i = 0; i < count; i++) {
      codeLost[codeOfPosition[i]] += lost[result.cells[i]];
    }
    final int[] sums = result.lostOfFamily;
    final int[] given = result.codeOfFamily;
    Arrays.fill(sums, 0);
    Arrays.fill(given, -1);
    for (int code = 0; code < reasonOfCode.length; code++) {
      int family = familyOfCode[code];
      sums[family] += codeLost[code];
      if (given[family] < 0 || codeLost[code] > codeLost[given[family]]) {
        given[family] = code;
      }
      result.lost[reasonOfCode[code]] = codeLost[code];
    }
    int kept = 0;
    for (int family = 0; family < families; family++) {
      int sum = sums[family];
      if (sum > (kept < maxReasons ? 0 : worstKept(result))) {
        int last = Math.min(kept, maxReasons - 1);
        kept = insert(result, last, reasonOfCode[given[family]], sum);
      }
    }
    result.reasonCount = kept;
    result.isRanked = true;
  }

  private int worstKept(CardResult result) {
    return maxReasons == 0 ? Integer.MAX_VALUE : result.rankedLost[maxReasons - 1];
  }

  private static int insert(CardResult result, int last, int reason, int sum) {
    int at = last;
    while (at > 0 && result.rankedLost[at - 1] < sum) {
      result.rankedLost[at] = result.rankedLost[at - 1];
      result.rankedReasons[at] = result.rankedReasons[at - 1];
      at--;
    }
    result.rankedLost[at] = sum;
    result.rankedReasons[at] = reason;
    return last + 1;
  }
}
