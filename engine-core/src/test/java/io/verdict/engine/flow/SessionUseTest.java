package io.verdict.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Type;
import io.verdict.engine.testing.StageBuilder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A session that two threads use at once says so, and decides nothing on mixed values. */
class SessionUseTest {
  private static final int DEVICES_OF_A_FRAUD = 9;

  private final StageModel fraud =
      new StageBuilder(Stage.FRAUD)
          .required("devices")
          .rule("F1", Outcome.REJECT, UnknownPolicy.SKIP, "devices", DEVICES_OF_A_FRAUD)
          .build();

  /** Features whose join lasts until it is let go. */
  private static final class HeldFeatures implements Features {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch isLetGo = new CountDownLatch(1);

    @Override
    public void join(Record record, long asOfMillis) {
      entered.countDown();
      try {
        assertThat(isLetGo.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    @Override
    public boolean apply(Record record, long eventTimeMillis, long eventId) {
      return false;
    }
  }

  @Test
  void theSecondThreadIsRefusedAndTheFirstDecidesUndisturbed() throws Exception {
    StageModel timed =
        new StageBuilder(Stage.FRAUD)
            .required("devices")
            .input(Session.TIME_FIELD, Type.instant())
            .rule("F1", Outcome.REJECT, UnknownPolicy.SKIP, "devices", DEVICES_OF_A_FRAUD)
            .build();
    HeldFeatures held = new HeldFeatures();
    Session session = new Session(Flow.of(List.of(timed)), held);
    session.record().integer("devices", DEVICES_OF_A_FRAUD);
    session.record().set(session.record().layout().slot(Session.TIME_FIELD), 1);
    CompletableFuture<Decision> first = CompletableFuture.supplyAsync(session::decide);
    assertThat(held.entered.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(session::decide)
        .isInstanceOf(ConcurrentUseException.class)
        .hasMessageContaining("session of its own");
    assertThatThrownBy(session::joinFeatures).isInstanceOf(ConcurrentUseException.class);
    held.isLetGo.countDown();
    assertThat(first.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.REJECT);
    assertThat(session.decide().outcome()).as("and is free again").isEqualTo(Outcome.REJECT);
  }

  @Test
  void aFailedCallLeavesTheSessionFree() {
    Session session = Session.of(Flow.of(List.of(fraud)));
    session.record().integer("devices", 1);
    assertThatThrownBy(session::assess).hasMessageContaining("in_loan");
    assertThat(session.decide().outcome()).isEqualTo(Outcome.APPROVE);
  }
}
