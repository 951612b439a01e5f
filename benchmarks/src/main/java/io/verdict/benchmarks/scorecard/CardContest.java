package io.verdict.benchmarks.scorecard;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import java.util.Locale;

/** W2: a scorecard with probability of default and the four reasons that cost most. */
public final class CardContest implements Workload<CardWorkload> {
  private static final String FLAT = "flat arrays";
  static final long SEED = 20_260_101L;

  @Override
  public String id() {
    return "W2";
  }

  @Override
  public String title() {
    return "scorecard with reasons";
  }

  @Override
  public String generator() {
    return "14 numeric characteristics of 6 bins, 6 categorical ones of 12 values in 5 groups, each"
        + " with a bin for missing; 10 % missing; 1,024 records; `CardWorkload`, seed"
        + " 20260101. The answer is points, probability of default and the four greatest"
        + " losses in order. Verdict's call is a whole stage, with a rule that fires beside"
        + " the card.";
  }

  @Override
  public List<String> sizes() {
    return List.of("20 characteristics");
  }

  @Override
  public List<String> quickSizes() {
    return sizes();
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(Entrant.verdict(), Entrant.yardstick(FLAT));
  }

  @Override
  public CardWorkload data(String size) {
    return new CardWorkload(SEED);
  }

  @Override
  public String reference() {
    return FLAT;
  }

  /** The probability is rounded to millionths by one side; all else is equal. */
  @Override
  public boolean agrees(long[] ours, long[] theirs) {
    boolean isSame = ours.length == theirs.length && Math.abs(ours[1] - theirs[1]) <= 1;
    for (int i = 0; isSame && i < ours.length; i++) {
      isSame = i == 1 || ours[i] == theirs[i];
    }
    return isSame;
  }

  @Override
  public Contender open(CardWorkload data, String name) {
    return name.equals(FLAT) ? new Flat(data) : new Stage(data);
  }

  private static final class Flat implements Contender {
    private final CardWorkload data;
    private final FlatCard card;
    private int next;

    Flat(CardWorkload data) {
      this.data = data;
      this.card = new FlatCard(data);
    }

    @Override
    public long run() {
      next = (next + 1) & (CardWorkload.RECORDS - 1);
      card.score(data.records[next]);
      return (long) card.reasonCount + card.score;
    }

    @Override
    public long[] answer(int record) {
      card.score(data.records[record]);
      long[] answer = new long[2 + card.reasonCount];
      answer[0] = card.score;
      answer[1] = Math.round(card.probability * 1e6);
      for (int i = 0; i < card.reasonCount; i++) {
        answer[2 + i] = card.reasons[i];
      }
      return answer;
    }
  }

  private static final class Stage implements Contender {
    private final Record[] records = new Record[CardWorkload.RECORDS];
    private final Program program;
    private final Evaluation evaluation;
    private final int scoreSlot;
    private final int probabilitySlot;
    private int next;

    Stage(CardWorkload data) {
      CompiledPolicy compiled =
          PolicyCompiler.compile(new PolicySource("card.policy", data.policy()));
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
          if (data.records[i][c] != CardWorkload.MISSING) {
            records[i].set(layout.slot("f" + c), data.records[i][c]);
          }
        }
      }
    }

    @Override
    public long run() {
      next = (next + 1) & (CardWorkload.RECORDS - 1);
      program.evaluate(records[next], evaluation);
      return evaluation.reasonCount() + records[next].value(scoreSlot);
    }

    /** The rule's own reason comes first, and is left out. */
    @Override
    public long[] answer(int record) {
      program.evaluate(records[record], evaluation);
      long[] answer = new long[1 + evaluation.reasonCount()];
      answer[0] = records[record].value(scoreSlot);
      answer[1] = records[record].value(probabilitySlot);
      for (int i = 1; i < evaluation.reasonCount(); i++) {
        answer[1 + i] = evaluation.reason(i);
      }
      return answer;
    }
  }
}
