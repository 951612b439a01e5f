package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.checked.CheckedTest;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example that the language is shown with passes its own test and decides as it reads. */
class DesignExampleDecidesTest {

  private static CompiledPolicy compiled() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/example.policy"));
    return PolicyCompiler.compile(PolicySource.of("example.policy", text));
  }

  @Test
  void passesItsOwnTest() throws IOException {
    PolicyTest test = compiled().tests().get(0);
    RecordLayout layout = RecordLayout.of(test.model().schema());
    Program program = Program.link(test.model(), layout);
    Record record = layout.newRecord();
    for (CheckedTest.SlotValue given : test.test().given()) {
      if (!given.text().isEmpty()) {
        record.setKey(given.slot(), given.text().hashCode(), 0);
      } else {
        record.set(given.slot(), given.value());
      }
    }
    Evaluation evaluation = program.newEvaluation();
    program.evaluate(record, evaluation);
    assertThat(evaluation.isInputIncomplete()).isFalse();
    assertThat(test.test().outcome()).contains(Outcome.APPROVE);
    assertThat(evaluation.outcome()).isEqualTo(Outcome.APPROVE);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 8000, , approve, 0",
    "3, 8000, , reject, 0",
    ", 8000, , approve, 0",
    "2, 8000, 2666.66, approve, 15",
    "2, 8000, 2666.67, approve, 0",
    "3, 8000, 2000, reject, 15"
  })
  void decidesAsItReads(
      Integer devices, BigDecimal declared, BigDecimal verified, String outcome, long score)
      throws IOException {
    Map<String, Object> values = new HashMap<>();
    values.put("app.time", Instant.parse("2026-12-02T02:00:00Z"));
    values.put("device.id", "d1");
    values.put("id_no", "a");
    values.put("income.declared", declared.setScale(2));
    if (verified != null) {
      values.put("income.verified", verified.setScale(2));
    }
    if (devices != null) {
      values.put("ids_on_device_7d", BigDecimal.valueOf(devices));
    }
    CompiledPolicy policy = compiled();
    NaiveResult naive = NaivePolicy.of(policy.files().get(0), Map.of()).decide(values);
    CompiledRun run = new CompiledRun(policy.models().get(0), Map.of());
    NaiveResult decided = run.decide(values, naive.slots().keySet());
    assertThat(Differences.between(naive, decided)).isEmpty();
    assertThat(decided.outcome()).isEqualTo(outcome);
    assertThat(decided.score()).isEqualTo(score);
    assertThat(decided.reasons())
        .isEqualTo(outcome.equals("reject") ? List.of("F_DEVICE_SHARED") : List.of());
  }
}
