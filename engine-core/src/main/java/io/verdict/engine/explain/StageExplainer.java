package io.verdict.engine.explain;

import io.verdict.engine.artifact.Band;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.IntervalText;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.program.CardResult;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The explanation of one stage. */
final class StageExplainer {
  private final StageModel model;
  private final Record record;
  private final Criteria criteria;

  StageExplainer(StageModel model, Record record) {
    this.model = model;
    this.record = record;
    this.criteria = new Criteria(model, record);
  }

  Explanation.StageView explain(Evaluation evaluation) {
    List<Explanation.RuleView> rules = new ArrayList<>();
    for (int i = 0; i < model.rules().size(); i++) {
      rules.add(rule(evaluation, i));
    }
    List<Explanation.CardView> cards = new ArrayList<>();
    for (int i = 0; i < model.scorecards().size(); i++) {
      cards.add(card(model.scorecards().get(i), evaluation.card(i)));
    }
    List<Explanation.TableView> tables = new ArrayList<>();
    for (int i = 0; i < model.tables().size(); i++) {
      tables.add(table(model.tables().get(i), evaluation.tableRow(i)));
    }
    return new Explanation.StageView(
        model.stage().policyName(),
        model.label(),
        evaluation.outcome().policyName(),
        rules,
        cards,
        tables,
        model.totals().stream().map(total -> total(total, evaluation)).toList());
  }

  private String asks(Rule rule) {
    Effect effect = rule.effect();
    return switch (effect.kind()) {
      case NONE -> rule.outcome() == null ? "score " + rule.score() : rule.outcome().policyName();
      case ROUTE -> "route to " + effect.target();
      case DEFER -> "defer by " + Duration.ofMillis(effect.delayMillis());
      case SET, TRIM, CLAMP -> {
        String name = model.schema().field(effect.slot()).name();
        String text = SlotText.of(record, record.layout().slot(name));
        String kind = effect.kind().name().toLowerCase(Locale.ROOT);
        yield kind + " " + name + " = " + (text.isEmpty() ? "missing" : text);
      }
    };
  }

  private Explanation.RuleView rule(Evaluation evaluation, int index) {
    Rule rule = model.rules().get(index);
    boolean isDeciding =
        IntStream.range(0, evaluation.decidingCount())
            .anyMatch(i -> evaluation.decidingRule(i) == index);
    return new Explanation.RuleView(
        rule.id(),
        rule.title() == null ? "" : rule.title(),
        asks(rule),
        evaluation.isFired(index),
        isDeciding,
        evaluation.isUnknown(index) ? Truth.UNKNOWN : Truth.of(evaluation.isFired(index)),
        rule.onUnknown().name().toLowerCase(Locale.ROOT),
        rule.reason() < 0
            ? Optional.empty()
            : Optional.of(model.reasons().get(rule.reason()).code()),
        rule.text(),
        criteria.operands(rule.when()),
        criteria.of(rule.when()));
  }

  private Explanation.CardView card(Scorecard card, CardResult result) {
    List<Explanation.BinView> bins = new ArrayList<>();
    double scale = card.pointScale();
    for (int i = 0; i < card.characteristics().size(); i++) {
      Characteristic characteristic = card.characteristics().get(i);
      Criterion.Operand operand = criteria.operand(characteristic.slot());
      int bin = result.bin(i);
      double points = bin < 0 ? 0 : characteristic.bins().get(bin).points() / scale;
      bins.add(
          new Explanation.BinView(
              operand.slot(),
              operand.value(),
              bin < 0 ? "" : characteristic.bins().get(bin).label(),
              points,
              bin < 0 ? 0 : points - characteristic.baseline() / scale));
    }
    String score = SlotText.of(record, record.layout().slot(card.name()));
    return new Explanation.CardView(card.name(), score, bins, lost(card, bins));
  }

  /**
   * Points lost, those of one family together under its reason that lost most, the most first; as
   * the card ranks its reasons.
   */
  private List<Explanation.LostView> lost(Scorecard card, List<Explanation.BinView> bins) {
    Map<Reason, Double> ofReason = new LinkedHashMap<>();
    for (int i = 0; i < bins.size(); i++) {
      int reason = card.characteristics().get(i).reason();
      if (reason >= 0) {
        ofReason.merge(model.reasons().get(reason), -bins.get(i).againstBaseline(), Double::sum);
      }
    }
    Map<String, List<Reason>> families = new LinkedHashMap<>();
    for (Reason reason : ofReason.keySet()) {
      String family = reason.family().isEmpty() ? "code " + reason.code() : reason.family();
      families.computeIfAbsent(family, key -> new ArrayList<>()).add(reason);
    }
    return families.values().stream()
        .map(family -> lost(family, ofReason))
        .filter(lost -> lost.points() > 0)
        .sorted(Comparator.comparingDouble(Explanation.LostView::points).reversed())
        .toList();
  }

  private static Explanation.LostView lost(List<Reason> family, Map<Reason, Double> ofReason) {
    Reason most = family.get(0);
    double sum = 0;
    for (Reason reason : family) {
      sum += ofReason.get(reason);
      most = ofReason.get(reason) > ofReason.get(most) ? reason : most;
    }
    return new Explanation.LostView(most.code(), sum);
  }

  private Explanation.TableView table(Table table, int row) {
    return new Explanation.TableView(
        table.name(),
        row < 0 ? 0 : table.rows().get(row).line(),
        table.outputs().stream().map(criteria::operand).toList());
  }

  private Explanation.TotalView total(Total total, Evaluation evaluation) {
    List<String> scores = new ArrayList<>();
    for (int i = 0; i < model.rules().size(); i++) {
      Rule rule = model.rules().get(i);
      if (rule.outcome() == null && evaluation.isFired(i)) {
        scores.add(rule.id() + " " + rule.score());
      }
    }
    Field field = model.schema().field(total.slot());
    int slot = record.layout().slot(field.name());
    Optional<Band> band =
        total.bands().stream()
            .filter(one -> record.isPresent(slot) && one.interval().contains(record.value(slot)))
            .findFirst();
    return new Explanation.TotalView(
        field.name(),
        SlotText.of(record, slot),
        scores,
        band.map(one -> IntervalText.of(one.interval(), field.type(), List.of())),
        band.map(one -> one.outcome().policyName()).orElse(""));
  }

  List<Explanation.ProductView> products() {
    List<Explanation.ProductView> products = new ArrayList<>();
    for (Product product : model.products()) {
      Truth truth = criteria.truth(product.accept());
      boolean isAccepting =
          truth == Truth.TRUE
              || (truth == Truth.UNKNOWN && product.onUnknown() == UnknownPolicy.HIT);
      List<Criterion> refused =
          criteria.of(product.accept()).stream()
              .filter(criterion -> !isAccepting && criterion.truth() != Truth.TRUE)
              .sorted(Comparator.comparing(criterion -> criterion.truth() == Truth.UNKNOWN))
              .toList();
      String title = product.title() == null ? "" : product.title();
      products.add(
          new Explanation.ProductView(product.id(), product.funder(), title, isAccepting, refused));
    }
    return products;
  }
}
