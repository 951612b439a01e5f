package io.verdict.rules.checker;

import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The check of bands; they become a table over the score and the band before.
 *
 * <p>A boundary between two bands keeps to the side on which the band before lay, until the score
 * is the step beyond it.
 */
final class BandsChecker {

  private static final int MAX_BANDS = 64;

  /** Beyond this a bound and a step might not add up. */
  private static final long MAX_BOUND = 1L << 61;

  private final StageContext context;
  private final TableChecker tables;
  private final TreeMap<Integer, BandsDeclaration> declared = new TreeMap<>();

  BandsChecker(StageContext context, TableChecker tables) {
    this.context = context;
    this.tables = tables;
  }

  /** The bands of a score from the lowest to the highest. */
  private static final class Ladder {

    private final int[] bands;
    private final long[] starts;
    private final long step;

    /**
     * A ladder.
     *
     * @param bands the position of each among the declared ones
     * @param starts the least value of each but the lowest
     * @param step how far a score must be beyond a boundary
     */
    Ladder(int[] bands, long[] starts, long step) {
      this.bands = bands;
      this.starts = starts;
      this.step = step;
    }

    /** The rung of a score whose rung before is known, or -1. */
    int rung(long score, int before) {
      int rung = 0;
      for (int upper = 1; upper < bands.length; upper++) {
        long shift = before < 0 ? 0 : before >= upper ? -step : step;
        rung = score >= starts[upper - 1] + shift ? upper : rung;
      }
      return rung;
    }
  }

  /** Gives the band its slot. */
  void declare(BandsDeclaration declaration) {
    List<Name> names = declaration.bands().stream().map(BandsDeclaration.Band::name).toList();
    List<String> symbols = context.types().symbols(names, MAX_BANDS);
    if (symbols.isEmpty()) {
      throw context.reporter().failure(declaration.name().span(), PolicyCode.NO_STATES);
    }
    tables.reserve(declaration.name());
    Field field = Field.computed(declaration.name().text(), Type.orderedEnum(symbols), Role.RESULT);
    declared.put(context.scope().declare(field, declaration.name().span()), declaration);
  }

  void checkAll() {
    declared.forEach((slot, bands) -> context.reporter().attempt(() -> check(bands, slot)));
  }

  private void check(BandsDeclaration declaration, int slot) {
    Scope scope = context.scope();
    int score = scope.require(declaration.from().text(), declaration.from().span());
    Type type = scope.field(score).type();
    boolean number =
        switch (type.kind()) {
          case INT, MONEY, DECIMAL, RATE -> true;
          default -> false;
        };
    if (!number) {
      throw context
          .reporter()
          .failure(declaration.from().span(), PolicyCode.NOT_A_NUMBER, type.toString());
    }
    List<SlotTest> tests = tests(declaration, score);
    long step = 0;
    int previous = -1;
    if (declaration.hysteresis().isPresent()) {
      step = step(declaration.hysteresis().get(), type);
      previous = previous(declaration.hysteresis().get().previous(), scope.field(slot).type());
    }
    Ladder ladder = ladder(declaration, tests, step);
    List<TableRow> rows = new ArrayList<>();
    int line = declaration.span().line();
    addScores(ladder, score, previous, rows, line);
    boolean complete = addStates(tests, rows, line) || !canBeAbsent(score);
    if (complete) {
      scope.markNeverMissing(slot);
    }
    tables.add(
        new Table(declaration.name().text(), HitPolicy.FIRST, complete, List.of(slot), rows));
  }

  /** The tests of the bands, proved to be one interval each, without gap and without overlap. */
  private List<SlotTest> tests(BandsDeclaration declaration, int score) {
    List<SlotTest> tests = new ArrayList<>();
    for (BandsDeclaration.Band band : declaration.bands()) {
      SlotTest test = SlotTests.settled(context.expressions().pattern(band.pattern(), score));
      if (test.intervals().size() != 1) {
        throw context.reporter().failure(band.span(), PolicyCode.BAND_INTERVAL);
      }
      tests.add(test);
    }
    Segments segments = Segments.of(context.scope(), score, tests);
    for (Segments.Segment segment : segments.all()) {
      int first = segment.holding().nextSetBit(0);
      if (first < 0 && segment.values().isPresent()) {
        throw context
            .reporter()
            .failure(
                declaration.name().span(),
                PolicyCode.BIN_GAP,
                declaration.name().text(),
                segments.text(segment));
      }
      int second = segment.holding().nextSetBit(Math.max(first, 0) + 1);
      if (first >= 0 && second >= 0) {
        throw new CheckFailure(
            Optional.of(
                Diagnostic.at(
                        declaration.bands().get(second).span(),
                        PolicyCode.BIN_OVERLAP,
                        segments.text(segment))
                    .relatedTo(declaration.bands().get(first).span(), "other-bin")));
      }
    }
    return tests;
  }

  private long step(BandsDeclaration.Hysteresis hysteresis, Type type) {
    long step = context.expressions().constants().read(hysteresis.step(), type);
    if (step < 0 || step > MAX_BOUND) {
      throw context.reporter().failure(hysteresis.step().span(), PolicyCode.HYSTERESIS_STEP);
    }
    return step;
  }

  private int previous(Name name, Type bands) {
    int slot = context.scope().require(name.text(), name.span());
    Type type = context.scope().field(slot).type();
    if (!type.equals(bands)) {
      throw context
          .reporter()
          .failure(name.span(), PolicyCode.TYPE_MISMATCH, bands.toString(), type.toString());
    }
    return slot;
  }

  /** The bands in the order of their scores, which must be the order in which they stand. */
  private Ladder ladder(BandsDeclaration declaration, List<SlotTest> tests, long step) {
    List<Integer> bands = new ArrayList<>();
    for (int band = 0; band < tests.size(); band++) {
      bands.add(band);
    }
    boolean falls = low(tests, 0) > low(tests, tests.size() - 1);
    if (falls) {
      Collections.reverse(bands);
    }
    long[] starts = new long[bands.size() - 1];
    for (int rung = 1; rung < bands.size(); rung++) {
      long start = low(tests, bands.get(rung));
      if (start <= low(tests, bands.get(rung - 1))) {
        BandsDeclaration.Band band = declaration.bands().get(bands.get(rung));
        throw context.reporter().failure(band.span(), PolicyCode.BANDS_ORDER);
      }
      if (Math.abs(start) > MAX_BOUND) {
        BandsDeclaration.Band band = declaration.bands().get(bands.get(rung));
        throw context.reporter().failure(band.span(), PolicyCode.HYSTERESIS_STEP);
      }
      starts[rung - 1] = start;
    }
    return new Ladder(bands.stream().mapToInt(Integer::intValue).toArray(), starts, step);
  }

  private static long low(List<SlotTest> tests, int band) {
    return tests.get(band).intervals().get(0).low();
  }

  /** The rows of the scores, cut where a boundary lies, or may lie for a band before. */
  private void addScores(Ladder ladder, int score, int previous, List<TableRow> rows, int line) {
    TreeSet<Long> cuts = new TreeSet<>(List.of(Long.MIN_VALUE));
    for (long start : ladder.starts) {
      cuts.add(start);
      if (previous >= 0) {
        cuts.add(start - ladder.step);
        cuts.add(start + ladder.step);
      }
    }
    int specials = context.scope().specialCount(score);
    for (long low : cuts) {
      Long next = cuts.higher(low);
      Interval values = new Interval(low, next == null ? Long.MAX_VALUE : next - 1);
      SlotTest within = SlotTests.ofValues(score, List.of(values), specials);
      Map<Integer, SlotTest> before = before(ladder, low, previous);
      before.forEach(
          (band, test) -> {
            List<SlotTest> tests = before.size() == 1 ? List.of(within) : List.of(within, test);
            rows.add(new TableRow(TableChecker.conjunction(tests), List.of((long) band), line));
          });
    }
  }

  /** Which bands before lead to which band, by the band that they lead to. */
  private static Map<Integer, SlotTest> before(Ladder ladder, long score, int previous) {
    Map<Integer, SlotTest> before = new TreeMap<>();
    int fresh = ladder.bands[ladder.rung(score, -1)];
    before.put(fresh, new SlotTest(previous, List.of(), Truth.TRUE, List.of()));
    if (previous < 0) {
      return before;
    }
    for (int rung = 0; rung < ladder.bands.length; rung++) {
      long band = ladder.bands[rung];
      SlotTest is =
          new SlotTest(previous, List.of(new Interval(band, band)), Truth.FALSE, List.of());
      before.merge(ladder.bands[ladder.rung(score, rung)], is, SlotTests::either);
    }
    return before;
  }

  /** The rows of the score's states; whether these and the scores are all there is. */
  private static boolean addStates(List<SlotTest> tests, List<TableRow> rows, int line) {
    SlotTest all = null;
    for (int band = 0; band < tests.size(); band++) {
      SlotTest test = tests.get(band);
      all = all == null ? test : SlotTests.either(all, test);
      SlotTest states = new SlotTest(test.slot(), List.of(), test.onMissing(), test.onSpecial());
      if (!SlotTests.isNever(states)) {
        rows.add(
            new TableRow(TableChecker.conjunction(List.of(states)), List.of((long) band), line));
      }
    }
    return SlotTests.isAlways(all);
  }

  private boolean canBeAbsent(int score) {
    return context.scope().canBeMissing(score) || context.scope().specialCount(score) > 0;
  }
}
