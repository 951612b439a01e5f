package io.verdict.replay.run;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.explain.SlotText;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code decisions.csv}: a row an application, with what every table, card and total of its stages
 * gave.
 */
final class DecisionsFile implements AutoCloseable {
  private final HashedCsv csv;
  private final List<Integer> results = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();

  DecisionsFile(Path file, Flow flow) throws IOException {
    List<String> header = new ArrayList<>(List.of("id", "time", "stage", "outcome"));
    header.addAll(List.of("target", "delay", "reasons", "rules"));
    boolean isApplication = flow.program(Stage.FRAUD) != null || flow.program(Stage.CREDIT) != null;
    for (var model : flow.models()) {
      if (isApplication && model.stage() == Stage.IN_LOAN) {
        continue;
      }
      for (Field field : model.schema().fields()) {
        if (field.role() == Role.RESULT) {
          results.add(flow.layout().slot(field.name()));
          header.add(field.name());
        }
      }
    }
    this.csv = new HashedCsv(file, header);
  }

  void write(Place place) throws IOException {
    Decision decision = place.decision;
    Record record = place.session.record();
    cells.clear();
    cells.add(place.id);
    cells.add(
        place.timeMillis == Long.MIN_VALUE
            ? ""
            : Instant.ofEpochMilli(place.timeMillis).toString());
    cells.add(decision.stage().policyName());
    if (decision.outcome() == null) {
      cells.addAll(List.of("incomplete", "", "", "", ""));
    } else {
      cells.add(decision.outcome().policyName());
      cells.add(decision.target());
      long delay = decision.delayMillis();
      cells.add(delay == 0 ? "" : Duration.ofMillis(delay).toString());
      cells.add(reasons(decision));
      cells.add(String.join(" ", decision.firedRules(decision.stage())));
    }
    for (int slot : results) {
      cells.add(SlotText.of(record, slot));
    }
    csv.row(cells);
  }

  private static String reasons(Decision decision) {
    StringBuilder text = new StringBuilder();
    for (int rank = 0; rank < decision.reasonCount(); rank++) {
      text.append(rank == 0 ? "" : " ").append(decision.reason(rank).code());
    }
    return text.toString();
  }

  String finish() throws IOException {
    return csv.finish();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
