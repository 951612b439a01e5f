package io.verdict.rules;

import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.rules.checked.CheckedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stage's model as a test runs it: computed slots that the test gives are inputs, and no input is
 * required, because what a test does not give is missing.
 */
final class GivenSlots {

  private GivenSlots() {}

  static StageModel of(StageModel model, CheckedTest test) {
    Set<Integer> given =
        test.given().stream()
            .map(CheckedTest.SlotValue::slot)
            .filter(slot -> isComputed(model.schema().field(slot)))
            .collect(Collectors.toSet());
    // Who says how many would take an application says as well what its amount is lowered to.
    List<MatchProbe> probes = new ArrayList<>();
    for (MatchProbe probe : model.matchProbes()) {
      if (given.contains(probe.countSlot()) || given.contains(probe.capSlot())) {
        given.add(probe.countSlot());
        given.add(probe.capSlot());
      } else {
        probes.add(probe);
      }
    }
    // A table that writes a given slot is not evaluated; its other outputs are inputs as well.
    List<Table> tables = new ArrayList<>();
    for (Table table : model.tables()) {
      if (table.outputs().stream().anyMatch(given::contains)) {
        given.addAll(table.outputs());
      } else {
        tables.add(table);
      }
    }
    List<Scorecard> cards =
        model.scorecards().stream().filter(card -> !given.contains(card.slot())).toList();
    return new StageModel(
        model.stage(),
        model.name(),
        model.title(),
        model.version(),
        model.effectiveDay(),
        model.zone(),
        schema(model.schema(), given),
        model.reasons(),
        model.events(),
        model.windows(),
        model.lists(),
        model.probes().stream().filter(probe -> !given.contains(probe.slot())).toList(),
        model.graphs(),
        derivations(model, given),
        model.rules().stream().map(rule -> explainedBy(cards, model, rule)).toList(),
        model.totals().stream().filter(total -> !given.contains(total.slot())).toList(),
        tables,
        cards,
        ensembles(model, given),
        model.products(),
        probes);
  }

  /** The rule with its card's position among those left; a score that is given has no reasons. */
  private static Rule explainedBy(List<Scorecard> cards, StageModel model, Rule rule) {
    return rule.reasonCard() < 0
        ? rule
        : rule.withReasonCard(cards.indexOf(model.scorecards().get(rule.reasonCard())));
  }

  private static boolean isComputed(Field field) {
    return switch (field.role()) {
      case INPUT, WINDOW, GRAPH -> false;
      default -> true;
    };
  }

  private static List<Derivation> derivations(StageModel model, Set<Integer> given) {
    return model.derivations().stream()
        .filter(derivation -> !given.contains(derivation.slot()))
        .toList();
  }

  /** An ensemble whose results are all given is not evaluated. */
  private static List<TreeEnsemble> ensembles(StageModel model, Set<Integer> given) {
    return model.ensembles().stream()
        .map(ensemble -> ensemble.writing(output -> !given.contains(output.slot())))
        .filter(ensemble -> !ensemble.outputs().isEmpty())
        .toList();
  }

  private static Schema schema(Schema schema, Set<Integer> given) {
    List<Field> fields = new ArrayList<>();
    for (int slot = 0; slot < schema.size(); slot++) {
      Field field = schema.field(slot);
      Role role = given.contains(slot) ? Role.INPUT : field.role();
      fields.add(
          new Field(
              field.name(),
              field.type(),
              role,
              false,
              field.specials(),
              field.isPersonal(),
              field.source(),
              field.purpose()));
    }
    return Schema.of(fields);
  }
}
