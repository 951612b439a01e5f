package io.verdict.rules.checker;

import io.verdict.engine.artifact.Band;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.ValueText;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.EventDeclaration;
import io.verdict.rules.syntax.ListDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import java.util.List;
import java.util.stream.Stream;

/** The search for what a policy declares and nothing uses, once all else is sound. */
final class UnusedChecker {

  /** The input that tells when the decision is made; windows are read as of then. */
  private static final String DECISION_TIME = "app.time";

  private final StageContext context;
  private final List<Declaration> declarations;
  private final WindowChecker windows;

  UnusedChecker(StageContext context, List<Declaration> declarations, WindowChecker windows) {
    this.context = context;
    this.declarations = declarations;
    this.windows = windows;
  }

  void check(List<CheckedRule> rules, List<Total> totals) {
    context.scope().uses().forgetUnused();
    checkSlots();
    of(EventDeclaration.class)
        .filter(event -> !windows.isUsed(event.name().text()))
        .forEach(event -> report(event.name()));
    of(ListDeclaration.class)
        .filter(list -> !context.probes().isUsed(list.name().text()))
        .forEach(list -> report(list.name()));
    of(ParamDeclaration.class).forEach(this::check);
    checkScores(rules, totals);
  }

  private <T extends Declaration> Stream<T> of(Class<T> kind) {
    return declarations.stream().filter(kind::isInstance).map(kind::cast);
  }

  private void checkSlots() {
    Scope scope = context.scope();
    for (int slot = 0; slot < scope.size(); slot++) {
      Role role = scope.field(slot).role();
      boolean decisionTime = scope.field(slot).name().equals(DECISION_TIME);
      boolean result = role == Role.RESULT || role == Role.LIST_PROBE || role == Role.GRAPH;
      boolean written = scope.field(slot).name().indexOf(' ') < 0;
      if (scope.isUsed(slot) || result || decisionTime || !written) {
        continue;
      }
      PolicyCode code =
          role == Role.INPUT ? PolicyCode.UNUSED_INPUT : PolicyCode.UNUSED_DECLARATION;
      context.reporter().report(scope.span(slot), code, scope.field(slot).name());
    }
  }

  private void check(ParamDeclaration param) {
    String name = param.name().text();
    boolean used =
        param.keys().isEmpty()
            ? context.params().isUsed(name)
            : context.scope().find(name).stream().allMatch(context.scope()::isUsed);
    if (!used) {
      report(param.name());
    }
  }

  private void report(Name name) {
    context.reporter().report(name.span(), PolicyCode.UNUSED_DECLARATION, name.text());
  }

  /** Weights that nothing sums up, and bands that no sum of weights reaches. */
  private void checkScores(List<CheckedRule> rules, List<Total> totals) {
    Interval reachable = Domains.reachable(rules);
    List<TotalDeclaration> declared = of(TotalDeclaration.class).toList();
    if (declared.isEmpty()) {
      for (CheckedRule rule : rules) {
        if (rule.outcome().isEmpty() && rule.score() != 0) {
          SourceSpan place = context.scope().facts().placeOf(rule.condition()).orElse(rule.span());
          context.reporter().report(place, PolicyCode.SCORE_IDLE, rule.id());
        }
      }
    }
    for (int total = 0; total < totals.size(); total++) {
      List<Band> bands = totals.get(total).bands();
      for (int band = 0; band < bands.size(); band++) {
        Interval interval = bands.get(band).interval();
        if (interval.low() > reachable.high() || interval.high() < reachable.low()) {
          String sums = ValueText.of(reachable, Type.integer(), List.of());
          SourceSpan place = declared.get(total).bands().get(band).span();
          context.reporter().report(place, PolicyCode.BAND_UNREACHABLE, sums);
        }
      }
    }
  }
}
