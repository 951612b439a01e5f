package io.verdict.rules.naive;

import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import java.math.BigDecimal;
import java.util.List;

/** States one after the other, and bands as the band before, moved no further than it must. */
final class NaiveStates {

  private final NaiveRun run;

  NaiveStates(NaiveRun run) {
    this.run = run;
  }

  /** Whether a state by itself holds; null where that is not known. */
  Boolean holds(StateDeclaration state) {
    Kleene truth = run.conditions.truth(state.condition());
    return truth == Kleene.UNKNOWN ? null : truth == Kleene.TRUE;
  }

  /** The first state that holds, or null. */
  String first(StatesDeclaration group) {
    for (StatesDeclaration.State state : group.states()) {
      boolean holds =
          state.condition().isEmpty()
              || run.conditions.truth(state.condition().get()) == Kleene.TRUE;
      if (holds) {
        return state.name().text();
      }
    }
    if (group.complete()) {
      throw new BrokenPromiseException("no state of " + group.name().text() + " holds");
    }
    return null;
  }

  /**
   * The band of the score; with a band before, that one, but no better than the score less the step
   * and no worse than the score with the step.
   */
  String band(BandsDeclaration bands) {
    String score = bands.from().text();
    Object held = run.slot(score);
    if (!(held instanceof BigDecimal number)) {
      return bands.bands().stream()
          .filter(band -> run.conditions.matches(band.pattern(), score) == Kleene.TRUE)
          .map(band -> band.name().text())
          .findFirst()
          .orElse(null);
    }
    List<String> names = bands.bands().stream().map(band -> band.name().text()).toList();
    Object before =
        bands.hysteresis().map(hysteresis -> run.slot(hysteresis.previous().text())).orElse(null);
    if (before == null) {
      return names.get(position(bands, number));
    }
    BigDecimal step = ((Exact) run.constant(bands.hysteresis().get().step())).decimal();
    int less = position(bands, number.subtract(step));
    int more = position(bands, number.add(step));
    int first = Math.min(less, more);
    int last = Math.max(less, more);
    return names.get(Math.max(first, Math.min(last, names.indexOf((String) before))));
  }

  private int position(BandsDeclaration bands, BigDecimal score) {
    for (int i = 0; i < bands.bands().size(); i++) {
      Pattern.Interval interval = interval(bands.bands().get(i).pattern());
      if (run.conditions.within(interval, new Exact(score, null)) == Kleene.TRUE) {
        return i;
      }
    }
    throw new BrokenPromiseException("no band of " + bands.name().text() + " takes the score");
  }

  private static Pattern.Interval interval(Pattern pattern) {
    if (pattern instanceof Pattern.AnyOf anyOf) {
      return anyOf.alternatives().stream()
          .filter(Pattern.Interval.class::isInstance)
          .map(Pattern.Interval.class::cast)
          .findFirst()
          .orElseThrow();
    }
    return (Pattern.Interval) pattern;
  }
}
