package io.verdict.benchmarks.decision;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import io.verdict.engine.artifact.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** W8: a whole decision of the shipped consumer loan, and each of its steps by itself. */
public final class DecisionContest implements Workload<Integer> {
  /** What is done before the clock starts, and what is timed. */
  private record Step(Consumer<DecisionSteps> before, ToLongFunction<DecisionSteps> action) {}

  private static final List<String> PARTS =
      List.of(
          "clock alone",
          "step: join entities",
          "step: fraud stage",
          "step: credit stage",
          "step: reasons",
          "step: journal record",
          "without journal record");

  private static final Map<String, Step> STEPS =
      Map.of(
          "clock alone",
          new Step(steps -> {}, steps -> 1),
          "step: join entities",
          new Step(DecisionSteps::fill, DecisionSteps::join),
          "step: fraud stage",
          new Step(DecisionSteps::joined, steps -> steps.evaluate(Stage.FRAUD)),
          "step: credit stage",
          new Step(DecisionSteps::judged, steps -> steps.evaluate(Stage.CREDIT)),
          "step: reasons",
          new Step(DecisionSteps::evaluated, DecisionSteps::reasons),
          "step: journal record",
          new Step(DecisionSteps::decided, DecisionSteps::append),
          "without journal record",
          new Step(DecisionSteps::fill, DecisionSteps::decide),
          Entrant.VERDICT,
          new Step(DecisionSteps::fill, steps -> steps.decide() + steps.append()));

  @Override
  public String id() {
    return "W8";
  }

  @Override
  public String title() {
    return "a whole decision, and its steps";
  }

  @Override
  public String generator() {
    return "1,024 generated applications of `src-test-data/consumer-loan` (60 fraud and 40 credit"
        + " rules, scorecard, grade, line, price, reasons); sizes are entities in the"
        + " feature store, three events each over a year, the applicant drawn anew for each"
        + " decision; `LoanWorkload`, seed 20261128. Both stages are always evaluated, and"
        + " the record goes to a journal with PROCESS durability. Each step is timed on a"
        + " record that the steps before it have filled, the clock's own time included; a"
        + " ratio below 1 is its share.";
  }

  @Override
  public List<String> sizes() {
    return List.of("20000", "1000000");
  }

  @Override
  public List<String> quickSizes() {
    return List.of("20000");
  }

  @Override
  public List<Entrant> entrants(String size) {
    List<Entrant> all = new ArrayList<>();
    all.add(Entrant.verdict().warmedUp(4));
    PARTS.forEach(name -> all.add(Entrant.verdict(name).warmedUp(4)));
    return all;
  }

  @Override
  public Integer data(String size) {
    return Integer.valueOf(size);
  }

  @Override
  public String reference() {
    return Entrant.VERDICT;
  }

  @Override
  public Contender open(Integer entities, String name) {
    return new StepContender(DecisionSteps.open(entities), STEPS.get(name));
  }

  private static final class StepContender implements Contender {
    private final DecisionSteps steps;
    private final Step step;

    StepContender(DecisionSteps steps, Step step) {
      this.steps = steps;
      this.step = step;
    }

    @Override
    public boolean isPrepared() {
      return true;
    }

    @Override
    public void prepare() {
      step.before().accept(steps);
    }

    @Override
    public long run() {
      return step.action().applyAsLong(steps);
    }

    @Override
    public long[] answer(int record) {
      throw new UnsupportedOperationException(
          "no second system; tests hold it to a naive evaluator");
    }

    @Override
    public void close() {
      steps.close();
    }
  }
}
