package io.verdict.replay.run;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.explain.SlotText;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.replay.world.loan.MonthOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code months.csv}: what the in-loan stage was shown of an account on each statement day, and
 * whether it was 31 or more days past due at one of the six statements that followed; a history
 * that a behaviour scorecard is fitted on. An account is in it from its third month on book, while
 * it has a balance and is at most 30 days past due; what is not known yet is left empty.
 */
final class MonthsFile implements AutoCloseable {
  private static final int LEAST_MOB = 3;
  private static final int MOST_DPD = 30;
  private static final int HORIZON_MONTHS = 6;

  private final HashedCsv csv;
  private final List<Integer> inputs = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private final List<Boolean> late = new ArrayList<>();

  MonthsFile(Path file, Flow flow) throws IOException {
    List<String> header = new ArrayList<>(List.of("account", "statement", "bad"));
    for (Field field : flow.program(Stage.IN_LOAN).model().schema().fields()) {
      if (field.role() == Role.INPUT) {
        inputs.add(flow.layout().slot(field.name()));
        header.add(field.name());
      }
    }
    this.csv = new HashedCsv(file, header);
  }

  /** Takes a statement of the account that is being lived. */
  void statement(String id, Record shown, MonthOutcome month) {
    int dpd = month.standing().dpd();
    boolean isIn = month.mob() >= LEAST_MOB && month.cash().balanceMinor() > 0 && dpd <= MOST_DPD;
    if (isIn) {
      List<String> cells = new ArrayList<>(List.of(id, month.statement() + "T00:00:00", ""));
      inputs.forEach(slot -> cells.add(SlotText.of(shown, slot)));
      rows.add(cells);
      positions.add(late.size());
    }
    late.add(dpd > MOST_DPD || month.chargedOff());
  }

  /** Ends the account; one that was paid back stays good. */
  void ended(boolean isOver) throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      int from = positions.get(i) + 1;
      int to = Math.min(late.size(), from + HORIZON_MONTHS);
      boolean isBad = late.subList(from, to).contains(true);
      boolean isKnown = isBad || isOver || to - from == HORIZON_MONTHS;
      rows.get(i).set(2, !isKnown ? "" : isBad ? "1" : "0");
      csv.row(rows.get(i));
    }
    rows.clear();
    positions.clear();
    late.clear();
  }

  void finish() throws IOException {
    csv.finish();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
