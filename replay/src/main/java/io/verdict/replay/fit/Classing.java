package io.verdict.replay.fit;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The classing of one characteristic. Fine classes of about equal size are merged until their bad
 * rates go one way, each holds its share of the sample, and there are few enough; the two classes
 * whose rates differ least are merged first. Symbols without an order are sorted by bad rate. Each
 * state is an attribute of its own.
 */
final class Classing {
  private static final double SMOOTHING = 0.5;

  private final Column column;
  private final FitSample sample;
  private final Recipe recipe;
  private final int[] rows;
  private final int goods;
  private final int bads;

  private Classing(Column column, FitSample sample, int[] rows, Recipe recipe) {
    this.column = column;
    this.sample = sample;
    this.recipe = recipe;
    this.rows = rows;
    this.bads = sample.countBad(rows);
    this.goods = rows.length - bads;
  }

  /** The attributes of a column on some rows: values first, then missing, then special values. */
  static List<Attribute> of(Column column, FitSample sample, int[] rows, Recipe recipe) {
    Classing classing = new Classing(column, sample, rows, recipe);
    return column.bins.isEmpty() ? classing.attributes() : classing.given();
  }

  /** The bins that a policy has. Of those without a share nothing is known. */
  private List<Attribute> given() {
    List<Attribute> attributes = new ArrayList<>();
    for (Bin bin : column.bins) {
      Draft draft = new Draft(0);
      for (int row : rows) {
        if (Attribute.takes(bin.test(), column.state(row), column.value(row))) {
          count(draft, row);
        }
      }
      boolean isKnown = bin.sharePpm() >= 0 && draft.size() > 0;
      attributes.add(Attribute.of(bin, draft.good, draft.bad, isKnown ? woe(draft) : 0));
    }
    if (recipe.missingIsWeakest()) {
      double weakest = attributes.stream().mapToDouble(Attribute::woe).min().orElse(0);
      attributes.replaceAll(
          one -> one.bin().sharePpm() >= 0 ? one : Attribute.of(one.bin(), 0, 0, weakest));
    }
    return attributes;
  }

  /** A class under construction. */
  private static final class Draft {
    private long high;
    private final List<Integer> symbols = new ArrayList<>();
    private int good;
    private int bad;

    Draft(long high) {
      this.high = high;
    }

    int size() {
      return good + bad;
    }

    double badRate() {
      return (bad + SMOOTHING) / (size() + 2 * SMOOTHING);
    }

    void take(Draft next) {
      high = next.high;
      symbols.addAll(next.symbols);
      good += next.good;
      bad += next.bad;
    }
  }

  private boolean hasOrder() {
    return column.field.type().kind() != Kind.ENUM || column.field.type().isOrdered();
  }

  private List<Attribute> attributes() {
    List<Draft> drafts = hasOrder() ? fine() : symbols();
    drafts.removeIf(draft -> draft.size() == 0 && draft.symbols.isEmpty() && drafts.size() > 1);
    if (!hasOrder()) {
      drafts.sort(Comparator.comparingDouble(Draft::badRate));
    }
    mergeSmall(drafts);
    if (hasOrder()) {
      mergeToOneWay(drafts);
    }
    while (drafts.size() > recipe.coarseBins()) {
      merge(drafts, nearest(drafts));
    }
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      long low = i == 0 ? Long.MIN_VALUE : drafts.get(i - 1).high + 1;
      long high = i == drafts.size() - 1 ? Long.MAX_VALUE : draft.high;
      attributes.add(attribute(Record.PRESENT, low, high, draft));
    }
    for (int state = 0; state < 2 + column.field.specials().size(); state++) {
      boolean isPossible = state != Record.MISSING || !column.field.isRequired();
      if (state != Record.PRESENT && isPossible) {
        attributes.add(attribute((byte) state, 0, 0, ofState((byte) state)));
      }
    }
    return attributes;
  }

  private Attribute attribute(byte state, long low, long high, Draft draft) {
    double woe = draft.size() == 0 ? 0 : woe(draft);
    draft.symbols.sort(null);
    return new Attribute(state, low, high, draft.symbols, null, draft.good, draft.bad, woe);
  }

  /** ln(share of goods / share of bads); half a case is added to each, so that it is finite. */
  private double woe(Draft draft) {
    return StrictMath.log((draft.good + SMOOTHING) / (goods + SMOOTHING))
        - StrictMath.log((draft.bad + SMOOTHING) / (bads + SMOOTHING));
  }

  private Draft ofState(byte state) {
    Draft draft = new Draft(0);
    for (int row : rows) {
      if (column.state(row) == state) {
        count(draft, row);
      }
    }
    return draft;
  }

  private void count(Draft draft, int row) {
    if (sample.bad.get(row)) {
      draft.bad++;
    } else {
      draft.good++;
    }
  }

  private List<Draft> symbols() {
    List<Draft> drafts = new ArrayList<>();
    for (int symbol = 0; symbol < column.field.type().symbols().size(); symbol++) {
      Draft draft = new Draft(symbol);
      draft.symbols.add(symbol);
      drafts.add(draft);
    }
    for (int row : rows) {
      if (column.isPresent(row)) {
        count(drafts.get((int) column.value(row)), row);
      }
    }
    return drafts;
  }

  /** Classes of about equal size that end between different values. */
  private List<Draft> fine() {
    int[] present = Arrays.stream(rows).filter(column::isPresent).toArray();
    Integer[] sorted = Arrays.stream(present).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparingLong(column::value));
    List<Draft> drafts = new ArrayList<>();
    int least = Math.max(1, present.length / recipe.fineBins());
    for (Integer row : sorted) {
      long value = column.value(row);
      Draft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
      if (last == null || (last.high != value && last.size() >= least)) {
        last = new Draft(value);
        drafts.add(last);
      }
      last.high = value;
      count(last, row);
    }
    if (drafts.isEmpty()) {
      drafts.add(new Draft(0));
    }
    return drafts;
  }

  private void mergeSmall(List<Draft> drafts) {
    double least = recipe.minShare() * rows.length;
    for (int i = 0; i < drafts.size() && drafts.size() > 1; ) {
      if (drafts.get(i).size() >= least) {
        i++;
        continue;
      }
      boolean isLast = i == drafts.size() - 1;
      boolean isLeft = !isLast && i > 0 && gap(drafts, i - 1) <= gap(drafts, i);
      merge(drafts, isLast || isLeft ? i - 1 : i);
      i = 0;
    }
  }

  /** Pools classes whose rates go the other way than the characteristic as a whole. */
  private void mergeToOneWay(List<Draft> drafts) {
    double direction = 0;
    for (int i = 0; i < drafts.size(); i++) {
      for (int j = i + 1; j < drafts.size(); j++) {
        double step = drafts.get(j).badRate() - drafts.get(i).badRate();
        direction += step * drafts.get(i).size() * drafts.get(j).size();
      }
    }
    int wrong = wrong(drafts, direction);
    while (wrong >= 0) {
      merge(drafts, wrong);
      wrong = wrong(drafts, direction);
    }
  }

  private static int wrong(List<Draft> drafts, double direction) {
    for (int i = 0; i + 1 < drafts.size(); i++) {
      double step = drafts.get(i + 1).badRate() - drafts.get(i).badRate();
      if (step * direction < 0) {
        return i;
      }
    }
    return -1;
  }

  private static double gap(List<Draft> drafts, int left) {
    return Math.abs(drafts.get(left + 1).badRate() - drafts.get(left).badRate());
  }

  private static int nearest(List<Draft> drafts) {
    int nearest = 0;
    for (int i = 1; i + 1 < drafts.size(); i++) {
      nearest = gap(drafts, i) < gap(drafts, nearest) ? i : nearest;
    }
    return nearest;
  }

  private static void merge(List<Draft> drafts, int left) {
    drafts.get(left).take(drafts.remove(left + 1));
  }
}
