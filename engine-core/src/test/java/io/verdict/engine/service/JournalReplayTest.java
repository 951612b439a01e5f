package io.verdict.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.live.Engines;
import io.verdict.engine.privacy.PersonKeyFile;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.schema.Type;
import io.verdict.engine.testing.StageBuilder;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live service decided is decided again from its sealed journal alone, bit for bit. */
class JournalReplayTest {
  private static final int DECISIONS =
      "nightly".equals(System.getProperty("verdict.budget")) ? 1_000_000 : 50_000;
  private static final int PERSONS = 500;
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128);

  @TempDir Path folder;

  private static Engine engine() {
    StageModel fraud =
        new StageBuilder(Stage.FRAUD)
            .required("devices")
            .personal("income", Type.money("CNY"))
            .rule("F1", Outcome.REJECT, UnknownPolicy.SKIP, "devices", 9)
            .rule("F2", Outcome.REVIEW, UnknownPolicy.SKIP, "income", 99_000)
            .build();
    StageModel credit =
        new StageBuilder(Stage.CREDIT)
            .input("age")
            .input("dpd", "bureau")
            .rule("C1", Outcome.REJECT, UnknownPolicy.SKIP, "age", 59)
            .rule("C2", Outcome.REJECT, UnknownPolicy.HIT, "dpd", 31)
            .build();
    return Engine.of(List.of(fraud, credit));
  }

  @Test
  void everyAnswerComesOutAgain() throws Exception {
    Engine engine = engine();
    Path at = folder.resolve("journal");
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    int[] count = {0, 0};
    try (Journal journal = Journal.open(at, JournalOptions.of(Durability.PROCESS));
        PersonKeyFile keys = PersonKeyFile.open(folder.resolve("keys"), new byte[32])) {
      DecisionService service =
          DecisionService.open(
              Engines.always(engine),
              ServiceJournal.sealed(journal, at, keys),
              () -> 1_000_000L,
              new DecisionServiceOptions(1, 1_000, 10_000));
      decideAll(service);
      Session session = engine.newSession();
      DecisionLog.read(
          at,
          engine.flow(),
          Optional.of(keys),
          (id, kept, view) -> {
            Decision again = kept.again(session, view);
            boolean isSame = kept.isSame(again);
            count[0]++;
            count[1] += isSame ? 0 : 1;
            if (again.outcome() != null) {
              outcomes.merge(again.outcome(), 1, Integer::sum);
            }
            return true;
          });
    }
    System.out.println(
        "seed " + SEED + ": " + count[0] + " answers decided again, " + count[1] + " diverge");
    assertThat(count[0]).isGreaterThanOrEqualTo(DECISIONS);
    assertThat(count[1]).as("divergences").isZero();
    assertThat(outcomes).containsKeys(Outcome.APPROVE, Outcome.REVIEW, Outcome.REJECT);
  }

  private static void decideAll(DecisionService service) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < DECISIONS; i++) {
      Request request = Request.of("A" + i, new Applicant(1, 1 + random.nextInt(PERSONS)));
      int devices = random.nextInt(10);
      int income = random.nextInt(110_000);
      int age = random.nextInt(18, 70);
      Answer answer =
          service.decide(
              request,
              record ->
                  record.integer("devices", devices).money("income", income).integer("age", age));
      if (answer.status() == Answer.Status.NEEDS) {
        int dpd = random.nextInt(-10, 60);
        service.resume("A" + i, dpd < 0 ? record -> {} : record -> record.integer("dpd", dpd));
      }
    }
  }
}
