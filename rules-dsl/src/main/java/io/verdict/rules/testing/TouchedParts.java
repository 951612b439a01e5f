package io.verdict.rules.testing;

import io.verdict.engine.artifact.Band;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.record.Record;
import io.verdict.rules.testing.Coverage.Part;
import java.util.ArrayList;
import java.util.List;

/** What one evaluation touched: of a table that collects, every row that holds. */
final class TouchedParts {

  private final StageModel model;
  private final Record record;
  private final Evaluation evaluation;
  private final List<Coverage.Touched> touched = new ArrayList<>();

  private TouchedParts(StageModel model, Record record, Evaluation evaluation) {
    this.model = model;
    this.record = record;
    this.evaluation = evaluation;
  }

  static List<Coverage.Touched> of(StageModel model, Record record, Evaluation evaluation) {
    TouchedParts parts = new TouchedParts(model, record, evaluation);
    parts.rules();
    parts.tables();
    parts.cards();
    parts.bands();
    return parts.touched;
  }

  private void rules() {
    for (int i = 0; i < model.rules().size(); i++) {
      Part part = evaluation.isFired(i) ? Part.RULE_FIRED : Part.RULE_NOT_FIRED;
      touched.add(new Coverage.Touched(part, model.rules().get(i).id()));
    }
  }

  private void tables() {
    for (int i = 0; i < model.tables().size(); i++) {
      Table table = model.tables().get(i);
      for (int row = 0; row < table.rows().size(); row++) {
        boolean given = evaluation.tableRow(i) == row;
        if (given || (evaluation.tableRow(i) < 0 && holds(table.rows().get(row).when()))) {
          touched.add(new Coverage.Touched(Part.TABLE_ROW, Coverage.row(table, row)));
        }
      }
    }
  }

  private boolean holds(Conjunction when) {
    return when.tests().stream().allMatch(test -> truth(test) == Truth.TRUE);
  }

  private Truth truth(SlotTest test) {
    byte state = record.state(test.slot());
    if (state == Record.MISSING) {
      return test.onMissing();
    }
    return state == Record.PRESENT
        ? test.ofValue(record.value(test.slot()))
        : test.onSpecial().get(state - Record.FIRST_SPECIAL);
  }

  private void cards() {
    for (int i = 0; i < model.scorecards().size(); i++) {
      Scorecard card = model.scorecards().get(i);
      for (int c = 0; c < card.characteristics().size(); c++) {
        Characteristic characteristic = card.characteristics().get(c);
        int bin = evaluation.card(i).bin(c);
        if (bin >= 0) {
          String name = Coverage.bin(model, card, characteristic, bin);
          touched.add(new Coverage.Touched(Part.CARD_BIN, name));
        }
      }
    }
  }

  private void bands() {
    for (Total total : model.totals()) {
      for (Band band : total.bands()) {
        if (record.isPresent(total.slot())
            && band.interval().contains(record.value(total.slot()))) {
          touched.add(new Coverage.Touched(Part.BAND, Coverage.band(model, total, band)));
        }
      }
    }
  }
}
