package io.verdict.benchmarks.contest;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Runs contests: at each size the systems take turns, round after round, so that what a machine
 * does to one it does to all.
 */
final class Contests {
  /** Hears how far a run has come. */
  interface Listener {
    /** A turn begins. */
    void turn(String workload, String size, String system, int done, int of);
  }

  private final Pace pace;
  private final Turns turns;
  private final Machine machine;
  private final String date;

  Contests(Pace pace, Machine machine, String date) {
    this.pace = pace;
    this.turns = new Turns(pace);
    this.machine = machine;
    this.date = date;
  }

  /**
   * One size of a workload, and who takes part.
   *
   * @param workload its name
   * @param size the size
   * @param entrants everyone, ours first
   */
  record Contest(String workload, String size, List<Entrant> entrants) {}

  List<Row> run(List<Contest> contests, Listener listener) throws IOException {
    int of = contests.stream().mapToInt(c -> c.entrants().size() * pace.rounds()).sum();
    int done = 0;
    List<Row> rows = new ArrayList<>();
    for (Contest contest : contests) {
      Map<Entrant, List<TurnFile>> took = new LinkedHashMap<>();
      contest.entrants().forEach(entrant -> took.put(entrant, new ArrayList<>()));
      for (int round = 0; round < pace.rounds(); round++) {
        for (Entrant entrant : contest.entrants()) {
          listener.turn(contest.workload(), contest.size(), entrant.name(), done++, of);
          List<TurnFile> before = took.get(entrant);
          if (before.isEmpty() || before.get(0).isTimed()) {
            before.add(turns.take(contest.workload(), contest.size(), entrant));
          }
        }
      }
      took.forEach((entrant, own) -> rows.add(row(contest, entrant, own, took)));
    }
    return rows;
  }

  private Row row(
      Contest contest, Entrant entrant, List<TurnFile> own, Map<Entrant, List<TurnFile>> all) {
    TurnFile first = own.get(0);
    boolean isTimed = own.stream().allMatch(TurnFile::isTimed);
    Ratios ratios = isTimed ? ratios(own, all) : null;
    return new Row(
        contest.workload(),
        contest.size(),
        entrant.name(),
        entrant.role().word(),
        isTimed ? middle(own, TurnFile::p50Nanos) : null,
        isTimed ? middle(own, TurnFile::p99Nanos) : null,
        isTimed ? rounded(Ratios.median(nanos(own))) : null,
        isTimed ? middle(own, TurnFile::bytes) : null,
        ratios == null ? null : rounded(ratios.middle()),
        ratios == null ? null : rounded(ratios.low()),
        ratios == null ? null : rounded(ratios.high()),
        isTimed && first.isChecked(),
        first.note(),
        entrant.library(),
        own.size(),
        date,
        machine.hardware(),
        machine.jvm());
  }

  private static Ratios ratios(List<TurnFile> own, Map<Entrant, List<TurnFile>> all) {
    List<TurnFile> ours =
        all.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(Entrant.VERDICT))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(List.of());
    boolean isTimed = !ours.isEmpty() && ours.stream().allMatch(TurnFile::isTimed);
    return isTimed ? Ratios.of(nanos(own), nanos(ours)) : null;
  }

  private static double[] nanos(List<TurnFile> turns) {
    return turns.stream().mapToDouble(TurnFile::nanos).toArray();
  }

  private static double middle(List<TurnFile> turns, ToDoubleFunction<TurnFile> figure) {
    return rounded(Ratios.median(turns.stream().mapToDouble(figure).toArray()));
  }

  /** Four significant digits: more would be noise. */
  private static double rounded(double value) {
    return value == 0 || !Double.isFinite(value)
        ? 0
        : new BigDecimal(value, new MathContext(4)).doubleValue();
  }
}
