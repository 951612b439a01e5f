package io.verdict.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic of the guard. */
class GateTest {
  private static final List<Row> RECORDED =
      List.of(
          Rows.of("200", "verdict", Role.VERDICT, 1),
          Rows.of("200", "java", Role.YARDSTICK, 2.0),
          Rows.of("200", "engine", Role.PEER, 100));

  private static Gate gate(Row... run) {
    return Gate.of(RECORDED, List.of(run));
  }

  @Test
  void aLossOfExactlyAQuarterPassesAndALittleMoreFails() {
    assertThat(gate(Rows.of("200", "java", Role.YARDSTICK, 1.5)).isPassed()).isTrue();
    Gate lost = gate(Rows.of("200", "java", Role.YARDSTICK, 1.49));
    assertThat(lost.isPassed()).isFalse();
    assertThat(lost.losses()).singleElement().asString().contains("java", "1.49", "2.00", "26 %");
    assertThat(lost.lost()).extracting(Row::system).containsExactly("java");
  }

  @Test
  void ofAnIntervalTheBetterEndCounts() {
    assertThat(gate(Rows.of("200", "java", Role.YARDSTICK, 1.3, 1.0, 1.6)).isPassed()).isTrue();
    assertThat(gate(Rows.of("200", "java", Role.YARDSTICK, 1.3, 1.0, 1.4)).isPassed()).isFalse();
  }

  @Test
  void gainsPassAndOursIsNotHeldToItself() {
    Gate gate =
        gate(
            Rows.of("200", "verdict", Role.VERDICT, 1),
            Rows.of("200", "java", Role.YARDSTICK, 9),
            Rows.of("200", "engine", Role.PEER, 80));
    assertThat(gate.isPassed()).isTrue();
    assertThat(gate.compared()).isEqualTo(2);
  }

  @Test
  void whatWasNotRecordedOrNotTimedIsNotCompared() {
    Gate gate =
        gate(Rows.of("20", "java", Role.YARDSTICK, 0.1), Rows.untimed("200", "engine", "missing"));
    assertThat(gate.compared()).isZero();
    assertThat(gate.isPassed()).isTrue();
  }

  @Test
  void ratiosAreOfTheSameRound() {
    Ratios ratios = Ratios.of(new double[] {200, 800}, new double[] {100, 100});
    assertThat(ratios.low()).isEqualTo(2);
    assertThat(ratios.high()).isEqualTo(8);
    assertThat(ratios.middle()).isCloseTo(4, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(Ratios.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Ratios.median(new double[] {4, 1})).isEqualTo(2.5);
  }
}
