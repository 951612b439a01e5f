package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.replay.history.ColumnMapping;
import io.verdict.replay.history.HistoryFile;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.history.RowReader;
import io.verdict.replay.history.RowTarget;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The policy folders over the data that they are written for, which lie outside the project: in
 * {@code -Dverdict.data=DIR}, or in {@code shared/data} beside it.
 */
class RecordedDataTest {
  private static final KeyHasher HASHER = KeyHasher.of(new byte[KeyHasher.MIN_KEY_BYTES]);

  /** Rows, bad rows, and both by outcome or by fired rule. */
  private static final class Count {
    private int rows;
    private int bad;
    private final Map<String, Integer> rowsOf = new TreeMap<>();
    private final Map<String, Integer> badOf = new TreeMap<>();

    void add(String what, boolean isBad) {
      rowsOf.merge(what, 1, Integer::sum);
      badOf.merge(what, isBad ? 1 : 0, Integer::sum);
    }

    double badShare(String what) {
      return (double) badOf.get(what) / rowsOf.get(what);
    }
  }

  private static Count decide(String folderName, String data) throws IOException {
    Path given =
        Path.of(
            System.getProperty(
                "verdict.data", ProjectTree.root().resolve("../shared/data").toString()));
    Path file = given.resolve(data);
    assumeThat(file)
        .as("SKIPPED: %s is not there; give the folder of the data with -Dverdict.data=DIR", data)
        .matches(Files::exists);
    Path folder = ProjectTree.root().resolve("src-test-data").resolve(folderName);
    StageModel model = PolicyCompiler.compile(PolicyFolder.read(folder)).models().get(0);
    ColumnMapping mapping = ColumnMapping.read(folder.resolve("data.mapping"));
    RecordLayout layout = RecordLayout.of(model.schema());
    Evaluation evaluation = Program.link(model, layout).newEvaluation();
    Record record = layout.newRecord();
    RowTarget target = RowTarget.of(layout, ZoneId.of(model.zone()), HASHER::set);
    Count count = new Count();
    try (HistoryFile history = HistoryFile.open(file, mapping.format())) {
      RowReader reader = RowReader.bind(mapping, history, target);
      assertThat(reader.absentFields()).isEmpty();
      while (history.next()) {
        assertThat(reader.read(history.row(), record)).as("%s", reader.errors()).isTrue();
        boolean bad = reader.outcome() == RecordedOutcome.BAD;
        count.rows++;
        count.bad += bad ? 1 : 0;
        evaluation.program().evaluate(record, evaluation);
        count.add(evaluation.outcome().policyName(), bad);
        for (int rule = 0; rule < model.rules().size(); rule++) {
          if (evaluation.isFired(rule)) {
            count.add(model.rules().get(rule).id(), bad);
          }
        }
      }
    }
    return count;
  }

  @Test
  void germanCreditHasAThousandRowsOfWhichThreeHundredAreBad() throws IOException {
    Count count = decide("german-credit", "german-credit/german.data");
    assertThat(count.rows).isEqualTo(1_000);
    assertThat(count.bad).isEqualTo(300);
    assertThat(count.badShare(Outcome.APPROVE.policyName())).isLessThan(0.08);
    assertThat(count.badShare(Outcome.REJECT.policyName())).isGreaterThan(0.5);
  }

  @Test
  void taiwanHasThirtyThousandRowsOfWhich6636Default() throws IOException {
    Count count =
        decide("taiwan-card-default", "taiwan-card-default/default_of_credit_card_clients.csv.gz");
    assertThat(count.rows).isEqualTo(30_000);
    assertThat(count.bad).isEqualTo(6_636);
    assertThat(count.badShare(Outcome.ALLOW.policyName())).isLessThan(0.14);
    assertThat(count.badShare(Outcome.BLOCK.policyName())).isGreaterThan(0.65);
  }

  @Test
  void anAmountAbove220HitsNothingButFrauds() throws IOException {
    Count count = decide("card-fraud", "card-fraud-sim/transactions_2018-06-01_2018-08-14.csv.gz");
    assertThat(count.rows).isEqualTo(718_601);
    assertThat(count.bad).isEqualTo(6_318);
    assertThat(count.rowsOf.get("T01")).isEqualTo(1_281);
    assertThat(count.badOf.get("T01")).isEqualTo(1_281);
  }
}
