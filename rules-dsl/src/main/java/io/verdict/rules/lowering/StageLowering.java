package io.verdict.rules.lowering;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.WindowModel;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.schema.Schema;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedProduct;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.checked.CheckedWindow;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lowering of one stage.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class StageLowering {

  private final CheckedStage stage;
  private final Diagnostics diagnostics;
  private final ConditionLowering conditions;

  private StageLowering(CheckedStage stage, Diagnostics diagnostics) {
    this.stage = stage;
    this.diagnostics = diagnostics;
    this.conditions = new ConditionLowering(stage.stage(), stage.fields());
  }

  /**
   * Makes the model; reports what needs too much room.
   *
   * @return empty if an error was reported, now or before
   */
  public static Optional<StageModel> lower(CheckedStage stage, Diagnostics diagnostics) {
    return new StageLowering(stage, diagnostics).model();
  }

  private Optional<StageModel> model() {
    List<WindowModel> windows = stage.windows().stream().map(this::window).toList();
    List<Rule> rules = stage.rules().stream().map(this::rule).toList();
    List<Product> products = stage.products().stream().map(this::product).toList();
    List<Derivation> derivations = new ArrayList<>();
    stage.derivations().forEach(derivation -> derivations.add(program(derivation)));
    conditions.added().forEach(derivation -> derivations.add(program(derivation)));
    if (conditions.fields().size() > Schema.MAX_FIELDS) {
      String limit = String.valueOf(Schema.MAX_FIELDS);
      diagnostics.report(Diagnostic.at(stage.header().span(), PolicyCode.TYPE_TOO_LARGE, limit));
    }
    return diagnostics.hasErrors()
        ? Optional.empty()
        : Optional.of(model(windows, rules, products, derivations));
  }

  private StageModel model(
      List<WindowModel> windows,
      List<Rule> rules,
      List<Product> products,
      List<Derivation> derivations) {
    return new StageModel(
        stage.stage(),
        stage.name(),
        stage.header().title(),
        stage.header().version(),
        stage.header().effective().toEpochDay(),
        stage.header().zone().getId(),
        Schema.of(conditions.fields()),
        stage.reasons(),
        stage.events(),
        windows,
        stage.lists(),
        stage.probes(),
        stage.graphs(),
        derivations,
        rules,
        stage.totals(),
        stage.tables(),
        stage.scorecards(),
        stage.ensembles(),
        products,
        stage.matchProbes());
  }

  private Derivation program(CheckedDerivation derivation) {
    Derivation program = ProgramLowering.lower(derivation);
    if (program.registers() > Derivation.MAX_REGISTERS) {
      String limit = String.valueOf(PolicyLimits.MAX_NESTING);
      diagnostics.report(Diagnostic.at(derivation.span(), PolicyCode.NESTING_TOO_DEEP, limit));
    }
    return program;
  }

  private WindowModel window(CheckedWindow window) {
    ConditionLowering ofEvent =
        new ConditionLowering(stage.stage(), stage.events().get(window.event()).fields().fields());
    Condition where = ofEvent.lower(window.filter(), window.text(), window.span());
    if (!ofEvent.added().isEmpty()) {
      diagnostics.report(Diagnostic.at(window.span(), PolicyCode.WINDOW_FILTER));
    }
    return new WindowModel(
        window.slot(),
        window.op(),
        window.event(),
        window.argument(),
        window.entityField(),
        window.entitySlot(),
        window.durationMillis(),
        where,
        window.includesCurrent(),
        window.isExact(),
        window.text());
  }

  private Rule rule(CheckedRule rule) {
    Condition when = conditions.lower(rule.condition(), rule.text(), rule.span());
    return new Rule(
        rule.id(),
        rule.title(),
        rule.outcome().orElse(null),
        rule.score(),
        rule.reason(),
        rule.reasonCard(),
        rule.onUnknown(),
        when,
        rule.text(),
        rule.span().line(),
        rule.effect());
  }

  private Product product(CheckedProduct product) {
    Condition accept = conditions.lower(product.condition(), product.text(), product.span());
    return new Product(
        product.id(),
        product.funder(),
        product.title(),
        accept,
        product.onUnknown(),
        product.opensMinute(),
        product.closesMinute(),
        product.text(),
        product.span().line());
  }
}
