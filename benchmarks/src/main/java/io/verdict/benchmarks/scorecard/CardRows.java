package io.verdict.benchmarks.scorecard;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Record;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.Locale;

/** The rows of {@link CardWorkload} and its policy in several versions, for other workloads. */
public final class CardRows {
  /** Number of rows. */
  public static final int COUNT = CardWorkload.RECORDS;

  private final CardWorkload data = new CardWorkload(CardContest.SEED);

  /** The policy, compiled under a version number. */
  public StageModel model(int version) {
    String text = data.policy().replace("version 1 ", "version " + version + " ");
    CompiledPolicy compiled = PolicyCompiler.compile(new PolicySource("card.policy", text));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.render(Locale.ENGLISH));
    }
    return compiled.models().get(0);
  }

  /** Puts a row into a record of the policy. */
  public void fill(int row, Record record) {
    record.clear();
    for (int c = 0; c < CardWorkload.COUNT; c++) {
      if (data.records[row][c] != CardWorkload.MISSING) {
        record.set(c, data.records[row][c]);
      }
    }
  }
}
