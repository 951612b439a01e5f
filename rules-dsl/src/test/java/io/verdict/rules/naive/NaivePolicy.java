package io.verdict.rules.naive;

import io.verdict.rules.syntax.OnUnknown;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy evaluated straight over its syntax tree.
 *
 * <p>Values by slot name: BigDecimal for int, money (in major units), decimal and rate; Double,
 * Boolean, LocalDate, Instant; String for enums, codes and keys; a Set of Strings; {@link Special};
 * nothing where a slot is missing. Windows are given as values, lists as sets.
 */
final class NaivePolicy {

  private final NaiveScope scope;

  private NaivePolicy(NaiveScope scope) {
    this.scope = scope;
  }

  static NaivePolicy of(PolicyFile file, Map<String, Set<String>> lists) {
    return of(file, lists, Map.of());
  }

  /**
   * A policy with models.
   *
   * @param forests what each slot of a model shows
   */
  static NaivePolicy of(
      PolicyFile file, Map<String, Set<String>> lists, Map<String, Vocabulary.Shown> forests) {
    return new NaivePolicy(new NaiveScope(file, lists, forests));
  }

  NaiveScope scope() {
    return scope;
  }

  /** The stage's outcomes, mildest first. */
  private List<String> outcomes() {
    return switch (scope.header.stage().text()) {
      case "in_loan" -> List.of("allow", "allow_less", "step_up", "block");
      case "credit" -> List.of("approve", "route", "defer", "review", "reject");
      default -> List.of("approve", "review", "reject");
    };
  }

  /** Where a rule goes whose condition is unknown and that asks for a person. */
  private String reviewOutcome() {
    return outcomes().get(outcomes().size() - 2);
  }

  NaiveResult decide(Map<String, Object> given) {
    NaiveRun run = new NaiveRun(scope, given);
    Set<String> lacking = new LinkedHashSet<>();
    scope.inputs.forEach(
        (name, field) -> {
          if (!field.optional() && run.slot(name) == null) {
            lacking.add(name);
          }
        });
    if (!lacking.isEmpty()) {
      return NaiveResult.incomplete(lacking);
    }
    Set<String> fired = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    int gravest = 0;
    for (RuleDeclaration rule : scope.rules) {
      if (run.truth(rule) == Kleene.UNKNOWN) {
        unknown.add(rule.id().text());
      }
      if (run.fires(rule)) {
        fired.add(rule.id().text());
      }
      gravest = Math.max(gravest, outcomes().indexOf(asked(rule, run)));
    }
    Optional<TotalDeclaration.Band> band = band(run.score());
    gravest = Math.max(gravest, band.map(this::gravity).orElse(0));
    String outcome = outcomes().get(gravest);
    Map<String, List<Integer>> bins = new LinkedHashMap<>();
    scope.cards.forEach((name, card) -> bins.put(name, run.cards.bins(card)));
    return new NaiveResult(
        Set.of(),
        outcome,
        outcome.equals("route") ? target(run) : "",
        outcome.equals("defer") ? delayMillis(run) : 0,
        fired,
        unknown,
        run.score(),
        slots(run),
        bins,
        reasons(outcome, band, run));
  }

  private String target(NaiveRun run) {
    for (RuleDeclaration rule : scope.rules) {
      if (rule.action() instanceof RuleDeclaration.Route route && run.fires(rule)) {
        return route.target().text();
      }
    }
    return "";
  }

  private long delayMillis(NaiveRun run) {
    long longest = 0;
    for (RuleDeclaration rule : scope.rules) {
      if (rule.action() instanceof RuleDeclaration.Defer defer && run.fires(rule)) {
        longest = Math.max(longest, defer.delay().millis());
      }
    }
    return longest;
  }

  /** The outcome that a rule asks for, or the mildest. */
  private String asked(RuleDeclaration rule, NaiveRun run) {
    if (rule.action() instanceof RuleDeclaration.Decide decide && run.fires(rule)) {
      return decide.outcome().text();
    }
    if (rule.action() instanceof RuleDeclaration.Route && run.fires(rule)) {
      return "route";
    }
    if (rule.action() instanceof RuleDeclaration.Defer && run.fires(rule)) {
      return "defer";
    }
    boolean doubtful = run.truth(rule) == Kleene.UNKNOWN;
    boolean reviews = rule.onUnknown().filter(OnUnknown.REVIEW::equals).isPresent();
    return doubtful && reviews ? reviewOutcome() : outcomes().get(0);
  }

  private int gravity(TotalDeclaration.Band band) {
    return outcomes().indexOf(band.outcome().text());
  }

  /** The gravest band that the score lies in, of equals the first. */
  private Optional<TotalDeclaration.Band> band(long score) {
    TotalDeclaration.Band found = null;
    for (TotalDeclaration total : scope.totals.values()) {
      for (TotalDeclaration.Band band : total.bands()) {
        if (holds(band, score) && (found == null || gravity(band) > gravity(found))) {
          found = band;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private boolean holds(TotalDeclaration.Band band, long score) {
    NaiveRun constants = new NaiveRun(scope, Map.of());
    return constants.conditions.within(band.interval(), Exact.of(score)) == Kleene.TRUE;
  }

  private Map<String, Object> slots(NaiveRun run) {
    Map<String, Object> slots = new LinkedHashMap<>();
    scope.computed().forEach(name -> slots.put(name, run.slot(name)));
    if (scope.header.stage().text().equals("match")) {
      new NaiveProducts(run).count(slots);
    }
    return slots;
  }

  /**
   * Why the outcome: each rule that asked for it in order, its reason and then its card's; then, if
   * a band asked for it, the band's reason and those of the rules that added to the score.
   */
  private List<String> reasons(String outcome, Optional<TotalDeclaration.Band> band, NaiveRun run) {
    Set<String> reasons = new LinkedHashSet<>();
    boolean mildest = outcome.equals(outcomes().get(0));
    for (RuleDeclaration rule : scope.rules) {
      boolean adjusts = mildest && scope.isAdjustment(rule) && run.fires(rule);
      if (adjusts || (!mildest && asked(rule, run).equals(outcome))) {
        rule.reason().ifPresent(reason -> reasons.add(reason.text()));
        rule.reasonCard()
            .map(card -> scope.cards.get(card.text()))
            .map(run.cards::rankedReasons)
            .ifPresent(reasons::addAll);
      }
    }
    if (!mildest && band.filter(b -> b.outcome().text().equals(outcome)).isPresent()) {
      band.get().reason().ifPresent(reason -> reasons.add(reason.text()));
      for (RuleDeclaration rule : scope.rules) {
        boolean adds =
            rule.action() instanceof RuleDeclaration.Score score
                && score.weight() > 0
                && run.fires(rule);
        if (adds) {
          rule.reason().ifPresent(reason -> reasons.add(reason.text()));
        }
      }
    }
    return List.copyOf(reasons);
  }
}
