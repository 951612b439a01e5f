package io.verdict.benchmarks.scorecard;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole stage with a scorecard of 20 characteristics, probability of default and four ranked
 * reasons, beside plain Java over flat arrays. Both answers are compared on every record first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class ScorecardBenchmark {
  private final CardWorkload card = new CardWorkload(20_260_101L);
  private final FlatCard flat = new FlatCard(card);
  private final Record[] records = new Record[CardWorkload.RECORDS];
  private Program program;
  private Evaluation evaluation;
  private int scoreSlot;
  private int probabilitySlot;
  private int next;

  /** Compiles the card, fills the records and compares both sides. */
  @Setup
  public void prepare() {
    CompiledPolicy compiled =
        PolicyCompiler.compile(new PolicySource("card.policy", card.policy()));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.render(Locale.ENGLISH));
    }
    StageModel model = compiled.models().get(0);
    RecordLayout layout = RecordLayout.of(model.schema());
    program = Program.link(model, layout);
    evaluation = program.newEvaluation();
    scoreSlot = layout.slot("card");
    probabilitySlot = layout.slot("pd");
    for (int i = 0; i < records.length; i++) {
      records[i] = layout.newRecord();
      for (int c = 0; c < CardWorkload.COUNT; c++) {
        if (card.records[i][c] != CardWorkload.MISSING) {
          records[i].set(layout.slot("f" + c), card.records[i][c]);
        }
      }
      compare(i);
    }
  }

  private void compare(int i) {
    program.evaluate(records[i], evaluation);
    flat.score(card.records[i]);
    boolean isSame = records[i].value(scoreSlot) == flat.score;
    double probability = records[i].value(probabilitySlot) / 1e6;
    isSame &= Math.abs(probability - flat.probability) < 0.51e-6;
    isSame &= evaluation.reasonCount() == flat.reasonCount + 1; // the rule's own comes first
    for (int rank = 0; isSame && rank < flat.reasonCount; rank++) {
      isSame = evaluation.reason(rank + 1) == flat.reasons[rank];
    }
    if (!isSame) {
      throw new IllegalStateException("the sides differ on record " + i);
    }
  }

  /** The stage: score, probability, rule and ranked reasons. */
  @Benchmark
  public long verdict() {
    next = (next + 1) & (CardWorkload.RECORDS - 1);
    program.evaluate(records[next], evaluation);
    return evaluation.reasonCount() + records[next].value(scoreSlot);
  }

  /** Plain arrays: score, probability and ranked reasons. */
  @Benchmark
  public long flat() {
    next = (next + 1) & (CardWorkload.RECORDS - 1);
    flat.score(card.records[next]);
    return (long) flat.reasonCount + flat.score;
  }
}
