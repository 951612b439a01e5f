package io.verdict.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.Band;
import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Rounding;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.engine.testing.StageBuilder;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
  /** Debt over income derived, scored by a card, graded by a table, cut off by a rule. */
  private static StageModel creditStage() {
    StageBuilder stage =
        new StageBuilder(Stage.CREDIT)
            .required("debt")
            .input("income")
            .input("enquiries")
            .computed("dti", Type.integer(), Role.DERIVED)
            .computed("score", Type.integer(), Role.RESULT)
            .computed("grade", Type.integer(), Role.RESULT)
            .computed("points", Type.integer(), Role.RESULT);
    stage.derive(percentOf(stage.slot("dti"), stage.slot("debt"), stage.slot("income")));
    int debt = stage.reason("C_DTI");
    int shopping = stage.reason("C_ENQUIRIES");
    stage.card(card(stage, debt, shopping));
    stage.table(gradeTable(stage));
    stage.rule("K1", Outcome.REJECT, UnknownPolicy.REVIEW, "dti", 85);
    stage.rule("K2", Outcome.REJECT, UnknownPolicy.SKIP, "grade", 3);
    stage.scores("S1", 30, "enquiries", 3);
    stage.scores("S2", 30, "dti", 50);
    stage.total(
        new Total(
            stage.slot("points"), List.of(new Band(new Interval(60, 99), Outcome.REVIEW, -1))));
    return stage.build();
  }

  private static Derivation percentOf(int slot, int part, int whole) {
    return new Derivation(
        slot,
        3,
        List.of(
            new Instruction(Op.LOAD, 1, part, 0, 0, 0),
            new Instruction(Op.LOAD, 2, whole, 0, 0, 0),
            new Instruction(Op.DIV, 0, 1, 2, Rounding.HALF_EVEN.ordinal(), 100)),
        List.of(),
        "debt / income");
  }

  private static Scorecard card(StageBuilder stage, int debt, int shopping) {
    int dti = stage.slot("dti");
    int enquiries = stage.slot("enquiries");
    return new Scorecard(
        "score",
        stage.slot("score"),
        600,
        15,
        40,
        1,
        0,
        4,
        "best",
        List.of(
            new Characteristic(
                dti, debt, 300, List.of(bin(dti, 0, 39, 300), last(dti, 40, 250, true))),
            new Characteristic(
                enquiries,
                shopping,
                300,
                List.of(bin(enquiries, 0, 1, 300), last(enquiries, 2, 200, true)))));
  }

  private static Bin bin(int slot, long low, long high, int points) {
    List<Interval> intervals = List.of(new Interval(low == 0 ? Long.MIN_VALUE : low, high));
    return new Bin(new SlotTest(slot, intervals, Truth.FALSE, List.of()), points, -1, "");
  }

  private static Bin last(int slot, long low, int points, boolean isMissing) {
    List<Interval> intervals = List.of(new Interval(low, Long.MAX_VALUE));
    Truth onMissing = Truth.of(isMissing);
    return new Bin(new SlotTest(slot, intervals, onMissing, List.of()), points, -1, "");
  }

  private static Table gradeTable(StageBuilder stage) {
    Conjunction good = new Conjunction(List.of(stage.atLeast("score", 600)));
    Conjunction fair = new Conjunction(List.of(stage.atLeast("score", 500)));
    Conjunction other = new Conjunction(List.of());
    return new Table(
        "grading",
        HitPolicy.FIRST,
        true,
        List.of(stage.slot("grade")),
        List.of(
            new TableRow(good, List.of(1L), 1),
            new TableRow(fair, List.of(2L), 2),
            new TableRow(other, List.of(3L), 3)));
  }

  private final Program program = program(creditStage());
  private final Record record = program.layout().newRecord();
  private final Evaluation evaluation = program.newEvaluation();

  private static Program program(StageModel model) {
    return Program.link(model, RecordLayout.of(model.schema()));
  }

  private Evaluation evaluate(long debt, long income, long enquiries) {
    record.clear();
    record.integer("debt", debt).integer("income", income).integer("enquiries", enquiries);
    program.evaluate(record, evaluation);
    return evaluation;
  }

  private long value(String name) {
    return record.value(program.layout().slot(name));
  }

  @Test
  void passesResultsOfALevelToTheNext() {
    assertThat(evaluate(10, 100, 0).outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(value("dti")).isEqualTo(10);
    assertThat(value("score")).isEqualTo(600);
    assertThat(value("grade")).isEqualTo(1);
    assertThat(evaluation.tableRow(0)).isZero();
    assertThat(evaluate(45, 100, 0).outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(value("grade")).isEqualTo(2);
    assertThat(evaluate(45, 100, 2).outcome()).isEqualTo(Outcome.REJECT);
    assertThat(value("score")).isEqualTo(450);
    assertThat(evaluation.decidingCount()).isEqualTo(1);
    assertThat(evaluation.isFired(1)).isTrue();
    assertThat(evaluation.isFired(0)).isFalse();
  }

  @Test
  void takesTheGravestOutcomeAndItsReasons() {
    assertThat(evaluate(55, 100, 3).outcome()).isEqualTo(Outcome.REJECT);
    assertThat(evaluation.score()).isEqualTo(60);
    assertThat(value("points")).isEqualTo(60);
    assertThat(evaluation.reasonCount()).isEqualTo(1);
    int reason = evaluation.reason(0);
    assertThat(program.model().reasons().get(reason).code()).isEqualTo("R_K2");
  }

  @Test
  void asksForAPersonWhenARuleSaysSoOnUnknown() {
    record.clear();
    record.integer("debt", 10).integer("enquiries", 0);
    program.evaluate(record, evaluation);
    assertThat(record.isPresent(program.layout().slot("dti"))).isFalse();
    assertThat(evaluation.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(evaluation.isUnknown(0)).isTrue();
    assertThat(evaluation.isFired(0)).isFalse();
    assertThat(evaluation.decidingRule(0)).isZero();
  }

  @Test
  void countsADivisionByZeroAsAFaultAndLeavesTheSlotMissing() {
    assertThat(evaluate(10, 0, 0).arithmeticFaults()).isEqualTo(1);
    assertThat(record.isPresent(program.layout().slot("dti"))).isFalse();
  }

  @Test
  void evaluatesNothingWhenARequiredInputIsMissing() {
    record.clear();
    program.evaluate(record, evaluation);
    assertThat(evaluation.isInputIncomplete()).isTrue();
    assertThat(program.missingInputs(record)).containsExactly("debt");
  }

  @Test
  void refusesLevelsThatFormACycle() {
    StageBuilder stage =
        new StageBuilder(Stage.CREDIT)
            .computed("a", Type.integer(), Role.DERIVED)
            .computed("b", Type.integer(), Role.DERIVED);
    stage.derive(copy(0, 1)).derive(copy(1, 0));
    StageModel model = stage.build();
    assertThatThrownBy(() -> program(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing computes a");
  }

  private static Derivation copy(int to, int from) {
    return new Derivation(
        to, 1, List.of(new Instruction(Op.LOAD, 0, from, 0, 0, 0)), List.of(), "copy");
  }

  @Test
  void allocatesNothingAfterWarmUp() {
    for (int i = 0; i < 20_000; i++) {
      read(evaluate(i % 120, 100, i % 5));
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      read(evaluate(i % 120, 100, i % 5));
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes of 10,000 decisions").isLessThan(10_000);
  }

  private static void read(Evaluation evaluation) {
    for (int rank = 0; rank < evaluation.reasonCount(); rank++) {
      evaluation.reason(rank);
    }
  }
}
