package io.verdict.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.live.Engines;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.live.LiveOptions;
import io.verdict.engine.live.Trust;
import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.port.Features;
import io.verdict.engine.privacy.ErasedException;
import io.verdict.engine.privacy.PersonKeyFile;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.engine.telemetry.ServiceStatistics.Count;
import io.verdict.engine.testing.StageBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service over engines that change, a journal that seals, and the facts of a loan's life. */
class LiveDecisionServiceTest {
  private static final DecisionServiceOptions OPTIONS =
      new DecisionServiceOptions(2, 1_000, 10_000).withResults(List.of("risk", "absent"));
  private static final Applicant ANNE = new Applicant(11, 12);
  private static final Applicant BERT = new Applicant(13, 14);
  private static final String EMPLOYER = "Planted Employer 4711";

  @TempDir Path folder;
  private final AtomicLong now = new AtomicLong(1_000_000);
  private final List<String> told = new ArrayList<>();
  private ArtifactStore store;
  private LiveEngine live;
  private PersonKeyFile keys;
  private Journal journal;
  private DecisionService service;

  @BeforeEach
  void open() {
    store = ArtifactStore.open(folder.resolve("store"));
    activate(650, Optional.empty());
    start();
  }

  private void start() {
    live =
        LiveEngine.open(
            store, LiveOptions.of(Trust.anything(), now::get).with(new Listening(told)));
    keys = PersonKeyFile.open(folder.resolve("keys"), new byte[32]);
    Path at = folder.resolve("journal");
    journal = Journal.open(at, JournalOptions.of(Durability.PROCESS));
    service =
        DecisionService.open(live, ServiceJournal.sealed(journal, at, keys), now::get, OPTIONS);
  }

  @AfterEach
  void close() {
    journal.close();
    keys.close();
    live.close();
  }

  private void restart() {
    close();
    start();
  }

  private StageModel fraud() {
    return new StageBuilder(Stage.FRAUD)
        .required("devices")
        .personal("employer", Type.code(List.of("ACME")))
        .personal(Session.TIME_FIELD, Type.instant())
        .rule("F1", Outcome.REJECT, UnknownPolicy.SKIP, "devices", 3)
        .build();
  }

  private StageModel credit(int limit) {
    return new StageBuilder(Stage.CREDIT)
        .version(limit)
        .input("age")
        .input("dpd", "bureau")
        .rule("C1", Outcome.REJECT, UnknownPolicy.SKIP, "age", 59)
        .rule("C2_" + limit, Outcome.REJECT, UnknownPolicy.HIT, "dpd", limit)
        .build();
  }

  private StageModel inLoan() {
    return new StageBuilder(Stage.IN_LOAN)
        .input("account.dpd")
        .rule("I1", Outcome.BLOCK, UnknownPolicy.HIT, "account.dpd", 31)
        .build();
  }

  private void activate(int limit, Optional<StageModel> shadow) {
    List<Entry> entries = new ArrayList<>();
    for (StageModel model : List.of(fraud(), credit(limit), inLoan())) {
      entries.add(entry(Role.CHAMPION, model));
    }
    shadow.ifPresent(model -> entries.add(entry(Role.SHADOW, model)));
    store.activation().activate(entries);
    if (live != null) {
      live.refresh();
    }
  }

  private Entry entry(Role role, StageModel model) {
    String hash =
        store.put(model.name(), model.version(), ByteBuffer.wrap(ArtifactFormat.write(model)));
    return new Entry(role, model.stage().policyName(), model.name(), model.version(), hash, 10_000);
  }

  private static RecordFiller body(int devices, int age) {
    return record ->
        record
            .integer("devices", devices)
            .integer("age", age)
            .symbol("employer", EMPLOYER)
            .instant(Session.TIME_FIELD, java.time.Instant.ofEpochMilli(77));
  }

  @Test
  void goesOnUnderThePolicyThatItWasBegunWithAfterASwapAndARestart() throws Exception {
    Answer asked = service.decide(Request.of("A", ANNE), body(1, 30));
    assertThat(asked.status()).isEqualTo(Answer.Status.NEEDS);
    activate(700, Optional.empty());
    restart();
    Answer decided = service.resume("A", r -> r.integer("dpd", 660));
    assertThat(decided.reasons()).containsExactly("R_C2_650");
    service.decide(Request.of("B", BERT), body(1, 30));
    assertThat(service.resume("B", r -> r.integer("dpd", 660)).outcome())
        .isEqualTo(Outcome.APPROVE);
    assertThat(service.decide(Request.of("A", ANNE), body(1, 30)).isRepeated()).isTrue();
    assertThatThrownBy(() -> service.decide(Request.of("A", ANNE), body(1, 31)))
        .isInstanceOf(DecisionConflictException.class);
    assertThat(service.statistics().total(Count.CONFLICT)).isEqualTo(1);
  }

  @Test
  void aShadowAsksNobodyAndChangesNothing() throws Exception {
    StageModel strict =
        new StageBuilder(Stage.CREDIT)
            .version(9)
            .input("age")
            .input("dpd", "bureau")
            .rule("S1", Outcome.REJECT, UnknownPolicy.SKIP, "age", 20)
            .build();
    activate(650, Optional.of(strict));
    service.decide(Request.of("A", ANNE), body(1, 30));
    assertThat(service.statistics().total(Count.SHADOW)).isZero();
    Answer decided = service.resume("A", r -> r.integer("dpd", 0));
    assertThat(decided.outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(service.statistics().total(Count.SHADOW)).isEqualTo(1);
    assertThat(service.statistics().total(Count.SHADOW_DIFFERS)).isEqualTo(1);
    List<ShadowRecord> shadows = new ArrayList<>();
    try (JournalReader reader = JournalReader.openOldest(folder.resolve("journal"))) {
      while (reader.next()) {
        if (reader.type() == ShadowRecord.TYPE) {
          shadows.add(ShadowRecord.read(reader.payload()));
        }
      }
    }
    assertThat(shadows)
        .singleElement()
        .satisfies(
            shadow -> {
              assertThat(shadow.id()).isEqualTo("A");
              assertThat(shadow.outcome()).isEqualTo(Outcome.REJECT);
              assertThat(shadow.reasons()).containsExactly("R_S1");
              assertThat(shadow.differs()).isTrue();
            });
    restart();
    assertThat(service.answerOf("A").outcome()).isEqualTo(Outcome.APPROVE);
  }

  @Test
  void personalValuesStandNowhereInTheJournalAndAreErasable() throws Exception {
    service.decide(Request.of("A", ANNE), body(1, 30));
    service.decide(Request.of("B", BERT), body(1, 30));
    assertThat(bytesOf(folder)).doesNotContain(EMPLOYER);
    Erasure proof = service.erase(ANNE);
    assertThat(proof.keyDestroyed()).isTrue();
    assertThat(proof.applications()).isEqualTo(1);
    assertThatThrownBy(() -> service.resume("A", r -> r.integer("dpd", 0)))
        .isInstanceOf(DecisionConflictException.class)
        .hasMessageContaining("erased");
    assertThatThrownBy(() -> service.decide(Request.of("A2", ANNE), body(1, 30)))
        .isInstanceOf(ErasedException.class);
    restart();
    assertThat(service.answerOf("A").status()).isEqualTo(Answer.Status.NEEDS);
    assertThatThrownBy(() -> service.resume("A", r -> r.integer("dpd", 0)))
        .hasMessageContaining("erased");
    assertThat(service.resume("B", r -> r.integer("dpd", 0)).outcome()).isEqualTo(Outcome.APPROVE);
  }

  private static String bytesOf(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void anErasureIsDoneAgainWhenAnOldFileOfKeysIsPutBack() throws Exception {
    service.decide(Request.of("A", ANNE), body(1, 30));
    keys.close();
    Path file = folder.resolve("keys").resolve("persons.keys");
    byte[] old = Files.readAllBytes(file);
    keys = PersonKeyFile.open(folder.resolve("keys"), new byte[32]);
    Path at = folder.resolve("journal");
    service =
        DecisionService.open(live, ServiceJournal.sealed(journal, at, keys), now::get, OPTIONS);
    service.erase(ANNE);
    close();
    Files.write(file, old);
    start();
    assertThat(keys.find(ANNE)).isEmpty();
  }

  @Test
  void linesInUseAreAssessedOncePerId() throws Exception {
    Request march = Request.of("L1/2027-03", ANNE);
    Answer late = service.assess(march, r -> r.integer("account.dpd", 40));
    assertThat(late.stage()).isEqualTo(Stage.IN_LOAN);
    assertThat(late.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(service.assess(march, r -> r.integer("account.dpd", 40)).isRepeated()).isTrue();
    restart();
    assertThat(service.answerOf("L1/2027-03").outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(
            service
                .assess(Request.of("L1/2027-04", ANNE), r -> r.integer("account.dpd", 0))
                .outcome())
        .isEqualTo(Outcome.ALLOW);
    assertThat(service.statistics().decisions(Stage.IN_LOAN, Outcome.ALLOW)).isEqualTo(1);
  }

  @Test
  void factsReachTheFeatureSourceAlsoAfterARestart() throws Exception {
    Fact paid = new Fact("repayment", "P1", ANNE, 5_000);
    assertThat(service.apply(paid, r -> r.money("paid", 123_45))).isTrue();
    assertThat(told).containsExactly("repayment 12345 at 5000");
    assertThatThrownBy(() -> service.apply(new Fact("refund", "P2", ANNE, 1), r -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no stage declares an event refund");
    told.clear();
    restart();
    assertThat(told).containsExactly("repayment 12345 at 5000");
  }

  @Test
  void forgetsWhatIsOldAndKeepsWhatWaits() throws Exception {
    service.decide(Request.of("old", ANNE), body(3, 30));
    service.decide(Request.of("waiting", BERT), body(1, 30));
    now.addAndGet(100_000);
    service.decide(Request.of("young", ANNE), body(3, 30));
    Retention gone = service.forgetBefore(now.get());
    assertThat(gone.applications()).isEqualTo(1);
    assertThat(service.answerOf("old")).isNull();
    assertThat(service.answerOf("waiting").status()).isEqualTo(Answer.Status.NEEDS);
    assertThat(service.answerOf("young").outcome()).isEqualTo(Outcome.REJECT);
  }

  @Test
  void aScenarioThatIsUnknownIsSaidClearly() {
    assertThatThrownBy(() -> service.decide(new Request("A", "travel", ANNE), body(1, 30)))
        .hasMessageContaining("scenario travel is unknown");
    assertThat(Engines.BASE).isEmpty();
  }

  /** A feature source that writes down what it is told. */
  private record Listening(List<String> told) implements FeatureSource {
    private static final Schema REPAYMENT =
        Schema.of(List.of(Field.input("paid", Type.money("CNY"), true)));

    @Override
    public Features bind(List<StageModel> stages, RecordLayout layout) {
      return new Features() {
        @Override
        public void join(Record record, long asOfMillis) {}

        @Override
        public boolean apply(Record record, long eventTimeMillis, long eventId) {
          return true;
        }

        @Override
        public Optional<RecordLayout> factLayout(String kind) {
          return kind.equals("repayment")
              ? Optional.of(RecordLayout.of(REPAYMENT))
              : Optional.empty();
        }

        @Override
        public boolean applyFact(String kind, Record fields, long timeMillis, long eventId) {
          told.add(kind + " " + fields.value(0) + " at " + timeMillis);
          return true;
        }
      };
    }
  }
}
