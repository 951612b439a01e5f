package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static io.verdict.features.velocity.Flow.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import java.util.List;
import org.junit.jupiter.api.Test;

class HopLadderTest {
  @Test
  void everyWindowCoversAtMost2Point1PercentMoreThanItSays() {
    for (long minutes = 1; minutes <= 365 * 24 * 60; minutes += minutes < 10_000 ? 1 : 977) {
      long duration = minutes * MINUTE;
      long hop = HopLadder.hopMillis(duration);
      assertThat(hop * 1_000).as("%d minutes", minutes).isLessThanOrEqualTo(21 * duration);
      assertThat(duration / hop).as("%d minutes", minutes).isLessThan(250);
    }
  }

  @Test
  void theLadderIsTheOneThatIsWrittenDown() {
    assertThat(HopLadder.hopMillis(MINUTE)).isEqualTo(1_000);
    assertThat(HopLadder.hopMillis(10 * MINUTE)).isEqualTo(5_000);
    assertThat(HopLadder.hopMillis(30 * MINUTE)).isEqualTo(15_000);
    assertThat(HopLadder.hopMillis(2 * HOUR)).isEqualTo(MINUTE);
    assertThat(HopLadder.hopMillis(10 * HOUR)).isEqualTo(5 * MINUTE);
    assertThat(HopLadder.hopMillis(DAY)).isEqualTo(15 * MINUTE);
    assertThat(HopLadder.hopMillis(5 * DAY)).isEqualTo(HOUR);
    assertThat(HopLadder.hopMillis(14 * DAY)).isEqualTo(3 * HOUR);
    assertThat(HopLadder.hopMillis(30 * DAY)).isEqualTo(12 * HOUR);
    assertThat(HopLadder.hopMillis(90 * DAY)).isEqualTo(DAY);
    assertThat(HopLadder.hopMillis(365 * DAY)).isEqualTo(4 * DAY);
  }

  @Test
  void theCostOfEachWindowIsTold() {
    Flow flow =
        new Flow(
            Flow.Window.of("count", WindowOp.COUNT, null, "device.id", DAY),
            Flow.Window.of("exact", WindowOp.SUM, "amount", "device.id", DAY).exact(),
            Flow.Window.of("ids", WindowOp.DISTINCT, "id_no", "device.id", DAY));
    List<WindowCost> costs = WindowCost.of(flow.stage, StoreOptions.defaults());
    assertThat(costs)
        .containsExactly(
            new WindowCost(
                "count", "application by device.id", 15 * MINUTE, 10_416, 0, 8 + 103 * 16 + 24),
            new WindowCost("exact", "application by device.id", 1, 0, 8, 0),
            new WindowCost("ids", "application by device.id", 15 * MINUTE, 10_416, 8, 8 + 66 * 16));
  }
}
