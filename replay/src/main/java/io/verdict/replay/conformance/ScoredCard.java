package io.verdict.replay.conformance;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Type;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.PmmlScorecard;
import io.verdict.rules.source.PolicySource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An imported PMML scorecard as a program, with the record that it is run on. */
final class ScoredCard {
  /** A rule that every score fires, so that the card's reasons are ranked and given. */
  private static final String ASKING =
      """
      reason CARD_REASONS "Reasons of the card" told
      rule CARD_REASONS reject reason CARD_REASONS from score on unknown skip
        when score < 0 or score >= 0
      """;

  private final PmmlScorecard card;
  private final Program program;
  private final Evaluation evaluation;
  private final Record record;

  private ScoredCard(PmmlScorecard card, StageModel model) {
    this.card = card;
    RecordLayout layout = RecordLayout.of(model.schema());
    this.program = Program.link(model, layout);
    this.evaluation = program.newEvaluation();
    this.record = layout.newRecord();
  }

  /**
   * Imports and compiles a card.
   *
   * @throws ImportFailure if it has a part that the language cannot say
   */
  static ScoredCard of(String pmml) {
    PmmlScorecard card = PmmlScorecard.read(pmml);
    CompiledPolicy compiled =
        PolicyCompiler.compile(PolicySource.of("pmml.policy", card.text() + ASKING));
    if (compiled.models().isEmpty()) {
      String first = compiled.render(Locale.ENGLISH).lines().findFirst().orElse("");
      throw ImportFailure.unsupported(1, first.substring(first.indexOf(' ') + 1));
    }
    return new ScoredCard(card, compiled.models().get(0));
  }

  /**
   * Sets the inputs and scores them.
   *
   * @throws ImportFailure if a value is none of its field's type
   */
  void score(Map<String, String> inputs) {
    record.clear();
    inputs.forEach(
        (name, text) -> {
          String field = card.fields().get(name);
          if (field != null) {
            set(name, field, text);
          }
        });
    program.evaluate(record, evaluation);
  }

  private void set(String name, String field, String text) {
    Type type = record.layout().schema().field(record.layout().slot(field)).type();
    try {
      switch (type.kind()) {
        case INT -> record.integer(field, new BigDecimal(text).longValueExact());
        case DECIMAL ->
            record.decimal(
                field,
                new BigDecimal(text).setScale(type.scale()).unscaledValue().longValueExact());
        default -> {
          String symbol = card.symbols().get(text);
          if (symbol == null || !type.symbols().contains(symbol)) {
            throw ImportFailure.unsupported(1, "a value that is none of " + name);
          }
          record.symbol(field, symbol);
        }
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw ImportFailure.unsupported(1, "an input beyond the type of " + name);
    }
  }

  /** The score; empty where no attribute of a characteristic holds. */
  Optional<BigDecimal> points() {
    RecordLayout layout = record.layout();
    int slot = layout.slot("score");
    return evaluation.isInputIncomplete() || !record.isPresent(slot)
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(record.value(slot), layout.schema().field(slot).type().scale()));
  }

  /** The reason codes as the file spells them, ranked. */
  List<String> reasons() {
    List<String> codes = new ArrayList<>();
    for (int rank = 0; !points().isEmpty() && rank < evaluation.reasonCount(); rank++) {
      String code = program.model().reasons().get(evaluation.reason(rank)).code();
      card.reasons().entrySet().stream()
          .filter(entry -> entry.getValue().equals(code))
          .forEach(entry -> codes.add(entry.getKey()));
    }
    return codes;
  }

  /** Most reasons that are given. */
  int maxReasons() {
    return program.model().scorecards().get(0).maxReasons();
  }

  /** Whether a code is one of the card's and lost no points in the last score. */
  boolean isWithoutLoss(String reason) {
    String code = card.reasons().get(reason);
    for (int i = 0; i < program.model().reasons().size(); i++) {
      if (program.model().reasons().get(i).code().equals(code)) {
        return evaluation.card(0).pointsLost(i) <= 0;
      }
    }
    return false;
  }
}
