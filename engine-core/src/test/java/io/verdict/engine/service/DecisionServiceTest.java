package io.verdict.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.testing.StageBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionServiceTest {
  private static final DecisionServiceOptions OPTIONS =
      new DecisionServiceOptions(4, 1_000, 10_000);

  @TempDir Path folder;
  private final AtomicLong now = new AtomicLong(1_000_000);
  private Journal journal;
  private DecisionService service;

  @BeforeEach
  void open() {
    journal = Journal.open(folder, JournalOptions.of(Durability.PROCESS));
    service = DecisionService.open(engine(650), journal, folder, now::get, OPTIONS);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void restart(int cutOff) {
    close();
    journal = Journal.open(folder, JournalOptions.of(Durability.PROCESS));
    service = DecisionService.open(engine(cutOff), journal, folder, now::get, OPTIONS);
  }

  private static Engine engine(int delinquencyLimit) {
    StageModel fraud =
        new StageBuilder(Stage.FRAUD)
            .required("devices")
            .input("similarity")
            .rule("F1", Outcome.REJECT, UnknownPolicy.SKIP, "devices", 3)
            .rule("F2", Outcome.REVIEW, UnknownPolicy.SKIP, "similarity", 70)
            .build();
    StageModel credit =
        new StageBuilder(Stage.CREDIT)
            .input("age")
            .input("dpd", "bureau")
            .rule("C1", Outcome.REJECT, UnknownPolicy.SKIP, "age", 59)
            .rule("C2", Outcome.REJECT, UnknownPolicy.HIT, "dpd", delinquencyLimit)
            .input("lines")
            .input("used")
            .effect("C3", Outcome.ROUTE, Effect.route("line_desk"), "lines", 1)
            .effect("C4", Outcome.DEFER, Effect.defer(86_400_000L), "used", 90)
            .effect("C5", Outcome.DEFER, Effect.defer(172_800_000L), "used", 95)
            .build();
    return Engine.of(List.of(fraud, credit));
  }

  @Test
  void asksForPaidDataOnlyWhenFreeDataHaveNotDecided() throws Exception {
    Answer rejected = service.decide("A", r -> r.integer("devices", 1).integer("age", 60));
    assertThat(rejected.outcome()).isEqualTo(Outcome.REJECT);
    assertThat(rejected.reasons()).containsExactly("R_C1");

    Answer asked = service.decide("B", r -> r.integer("devices", 1).integer("age", 30));
    assertThat(asked.status()).isEqualTo(Answer.Status.NEEDS);
    assertThat(asked.needs()).containsExactly("bureau");
    Answer decided = service.resume("B", r -> r.integer("dpd", 0));
    assertThat(decided.outcome()).isEqualTo(Outcome.APPROVE);
  }

  @Test
  void countsSourcesThatWereAskedInVainAsAnswered() throws Exception {
    service.decide("B", r -> r.integer("devices", 1).integer("age", 30));
    Answer decided = service.resume("B", r -> {});
    assertThat(decided.outcome()).isEqualTo(Outcome.REJECT);
    assertThat(decided.reasons()).containsExactly("R_C2");
  }

  @Test
  void givesTheStoredAnswerAgainAlsoAfterARestart() throws Exception {
    RecordFiller body = r -> r.integer("devices", 3).integer("age", 30);
    Answer first = service.decide("A", body);
    Answer second = service.decide("A", body);
    assertThat(first.isRepeated()).isFalse();
    assertThat(second).isEqualTo(first.repeated());
    restart(650);
    assertThat(service.decide("A", body)).isEqualTo(first.repeated());
    assertThat(service.applications()).isEqualTo(1);
  }

  @Test
  void keepsWhereAnApplicationIsRoutedAndHowLongOneIsPutOff() throws Exception {
    RecordFiller hasLine = r -> r.integer("devices", 1).integer("age", 30).integer("lines", 1);
    RecordFiller noBudget = r -> r.integer("devices", 1).integer("age", 30).integer("used", 100);
    service.decide("R", hasLine);
    service.decide("D", noBudget);
    Answer routed = service.resume("R", r -> r.integer("dpd", 0));
    Answer deferred = service.resume("D", r -> r.integer("dpd", 0));

    assertThat(routed.outcome()).isEqualTo(Outcome.ROUTE);
    assertThat(routed.target()).isEqualTo("line_desk");
    assertThat(routed.reasons()).containsExactly("R_C3");
    assertThat(deferred.outcome()).isEqualTo(Outcome.DEFER);
    assertThat(deferred.delayMillis()).isEqualTo(172_800_000L);

    restart(650);
    assertThat(service.decide("R", hasLine).target()).isEqualTo("line_desk");
    assertThat(service.decide("D", noBudget).delayMillis()).isEqualTo(172_800_000L);
  }

  @Test
  void refusesAnotherBodyUnderTheSameId() throws Exception {
    service.decide("A", r -> r.integer("devices", 3));
    assertThatThrownBy(() -> service.decide("A", r -> r.integer("devices", 2)))
        .isInstanceOf(DecisionConflictException.class)
        .hasMessageContaining("A")
        .hasMessageContaining("another body");
  }

  @Test
  void asksAPersonAndGoesOnFromThere() throws Exception {
    RecordFiller body = r -> r.integer("devices", 1).integer("similarity", 75).integer("dpd", 0);
    Answer review = service.decide("A", body);
    assertThat(review.status()).isEqualTo(Answer.Status.IN_REVIEW);
    assertThat(review.deadlineMillis()).isEqualTo(1_001_000);
    now.addAndGet(500);
    Answer more = service.resume("A", ReviewVerdict.MORE_INFO);
    assertThat(more.deadlineMillis()).isEqualTo(1_001_500);
    restart(650);
    Answer cleared = service.resume("A", ReviewVerdict.CLEAR);
    assertThat(cleared.outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(cleared.stage()).isEqualTo(Stage.CREDIT);
    assertThatThrownBy(() -> service.resume("A", ReviewVerdict.CONFIRM))
        .isInstanceOf(DecisionConflictException.class)
        .hasMessageContaining("not in review");
  }

  @Test
  void rejectsWhatNobodyReviewedInTime() throws Exception {
    service.decide("A", r -> r.integer("devices", 1).integer("similarity", 75));
    service.decide("B", r -> r.integer("devices", 1).integer("similarity", 76));
    now.addAndGet(1_001);
    Answer late = service.resume("A", ReviewVerdict.CLEAR);
    assertThat(late.outcome()).isEqualTo(Outcome.REJECT);
    assertThat(late.reasons()).containsExactly("REVIEW_EXPIRED");
    assertThat(service.expireReviews()).isEqualTo(1);
    assertThat(service.answerOf("B").outcome()).isEqualTo(Outcome.REJECT);
  }

  @Test
  void saysWhatIsMissingAndTakesTheCorrectedBody() throws Exception {
    Answer incomplete = service.decide("A", r -> r.integer("age", 30));
    assertThat(incomplete.status()).isEqualTo(Answer.Status.INCOMPLETE);
    Answer decided = service.decide("A", r -> r.integer("devices", 5));
    assertThat(decided.outcome()).isEqualTo(Outcome.REJECT);
  }

  @Test
  void goesOnUnderTheSamePolicyOnly() throws Exception {
    service.decide("B", r -> r.integer("devices", 1).integer("age", 30));
    restart(600);
    assertThatThrownBy(() -> service.resume("B", r -> r.integer("dpd", 0)))
        .isInstanceOf(DecisionConflictException.class)
        .hasMessageContaining("another policy");
  }

  @Test
  void tellsTheFeatureSourceOfEachApplicationAlsoAfterARestart() throws Exception {
    close();
    Set<Long> events = ConcurrentHashMap.newKeySet();
    Features counting =
        new Features() {
          @Override
          public void join(Record record, long asOfMillis) {}

          @Override
          public boolean apply(Record record, long eventTimeMillis, long eventId) {
            assertThat(eventTimeMillis).isEqualTo(record.value(0));
            return events.add(eventId);
          }
        };
    StageModel timed =
        new StageBuilder(Stage.FRAUD)
            .required(Session.TIME_FIELD)
            .rule("F1", Outcome.REJECT, UnknownPolicy.SKIP, Session.TIME_FIELD, 1_000)
            .build();
    Engine engine = Engine.of(List.of(timed), (stages, layout) -> counting);
    for (int restart = 0; restart < 2; restart++) {
      try (Journal own =
          Journal.open(folder.resolve("events"), JournalOptions.of(Durability.PROCESS))) {
        Path at = folder.resolve("events");
        DecisionService timedService = DecisionService.open(engine, own, at, now::get, OPTIONS);
        timedService.decide("A", r -> r.integer(Session.TIME_FIELD, 7));
        timedService.decide("B", r -> r.integer(Session.TIME_FIELD, 8));
      }
      assertThat(events).hasSize(2);
    }
    journal = Journal.open(folder, JournalOptions.of(Durability.PROCESS));
  }

  @Test
  void decidesAnIdOnceWhenManyThreadsAsk() throws Exception {
    AtomicInteger fresh = new AtomicInteger();
    Set<String> freshIds = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Void>> calls =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    (Callable<Void>)
                        () -> {
                          String id = "A" + i % 50;
                          Answer answer = service.decide(id, r -> r.integer("devices", i % 5));
                          if (!answer.isRepeated()) {
                            fresh.incrementAndGet();
                            freshIds.add(id);
                          }
                          return null;
                        })
            .toList();
    for (var done : threads.invokeAll(calls)) {
      done.get();
    }
    threads.shutdown();
    assertThat(fresh).hasValue(50);
    assertThat(freshIds).hasSize(50);
  }
}
