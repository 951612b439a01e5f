package io.verdict.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.ArtifactSigner;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.live.RefusedException.Code;
import io.verdict.engine.process.ChildJvm;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.schema.Type;
import io.verdict.engine.signoff.SignOff;
import io.verdict.engine.signoff.SignOff.Verdict;
import io.verdict.engine.signoff.SignOffText;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.Activation.Split;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.engine.testing.StageBuilder;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEngineTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final long NOW = TimeUnit.DAYS.toMillis(DAY.toEpochDay());
  private static final LiveOptions FREE = LiveOptions.of(Trust.anything(), () -> NOW);

  @TempDir Path folder;
  private ArtifactStore store;

  @BeforeEach
  void open() {
    store = ArtifactStore.open(folder);
  }

  private static Applicant person(int number) {
    return new Applicant(number * 0x9e3779b97f4a7c15L, ~number);
  }

  /** The rule of the credit stage that rejects somebody of 60 years. */
  private static String creditRule(Engine engine) {
    Session session = engine.newSession();
    session.record().integer("devices", 1).integer("age", 60);
    return session.decide().firedRules(Stage.CREDIT).get(0);
  }

  private static String creditRule(LiveEngine live, Applicant person) {
    return creditRule(live.choose(Engines.BASE, person).engine());
  }

  @Test
  void followsActivationsAndRollBacks() {
    store.activation().activate(Generations.both(store, 1));
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      assertThat(creditRule(live, Applicant.NONE)).isEqualTo("C_1");
      store.activation().activate(Generations.both(store, 2));
      assertThat(creditRule(live, Applicant.NONE)).isEqualTo("C_1");
      assertThat(live.refresh()).isTrue();
      assertThat(live.refresh()).isFalse();
      assertThat(creditRule(live, Applicant.NONE)).isEqualTo("C_2");
      store.activation().rollBack(1);
      live.refresh();
      assertThat(creditRule(live, Applicant.NONE)).isEqualTo("C_1");
      assertThat(live.health().revision()).isEqualTo(3);
      assertThat(live.health().isHealthy()).isTrue();
    }
  }

  @Test
  void nothingInForceIsSaidClearly() {
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      assertThatThrownBy(() -> live.choose(Engines.BASE, Applicant.NONE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nothing is in force");
    }
  }

  @Test
  void sharesPersonsOutByTheSaltThatIsNamedAndAnotherSaltDrawsAnew() {
    StageModel champion = Generations.credit(1, 50);
    StageModel challenger = Generations.credit(2, 50);
    List<Entry> entries = new ArrayList<>();
    entries.add(Generations.champion(store, Generations.fraud(1)));
    entries.add(
        Generations.entry(
            Role.CHAMPION, "credit", champion, Generations.put(store, champion), 9_000));
    entries.add(
        Generations.entry(
            Role.CHALLENGER, "credit", challenger, Generations.put(store, challenger), 1_000));
    for (String salt : List.of("autumn", "winter")) {
      store.activation().activate(entries, List.of(new Split("credit", "id_no", salt)));
      try (LiveEngine live = LiveEngine.open(store, FREE)) {
        assertThat(live.health().splits()).containsExactly(new Split("credit", "id_no", salt));
        for (int number = 1; number <= 500; number++) {
          boolean isChallenged = person(number).part(salt, 10_000) < 1_000;
          assertThat(creditRule(live, person(number))).isEqualTo(isChallenged ? "C_2" : "C_1");
        }
      }
    }
  }

  @Test
  void sharesPersonsBetweenChampionAndChallengersAndKeepsEachWhereItIs() {
    StageModel fraud = Generations.fraud(1);
    StageModel champion = Generations.credit(1, 50);
    StageModel challenger = Generations.credit(2, 50);
    List<Entry> entries = new ArrayList<>();
    entries.add(Generations.champion(store, fraud));
    entries.add(
        Generations.entry(
            Role.CHAMPION, "credit", champion, Generations.put(store, champion), 9_000));
    entries.add(
        Generations.entry(
            Role.CHALLENGER, "credit", challenger, Generations.put(store, challenger), 1_000));
    store.activation().activate(entries);
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      Map<Integer, String> first = new HashMap<>();
      int challenged = 0;
      for (int number = 1; number <= 5_000; number++) {
        String rule = creditRule(live, person(number));
        first.put(number, rule);
        challenged += rule.equals("C_2") ? 1 : 0;
      }
      assertThat(challenged / 5_000.0).isCloseTo(0.10, within(0.015));
      entries.set(1, withShare(entries.get(1), 8_000));
      entries.set(2, withShare(entries.get(2), 2_000));
      store.activation().activate(entries);
      live.refresh();
      first.forEach(
          (number, rule) -> {
            if (rule.equals("C_2")) {
              assertThat(creditRule(live, person(number))).isEqualTo("C_2");
            }
          });
      assertThatThrownBy(() -> live.choose(Engines.BASE, Applicant.NONE))
          .hasMessageContaining("give the applicant's key");
    }
  }

  private static Entry withShare(Entry entry, int share) {
    return new Entry(
        entry.role(), entry.stage(), entry.name(), entry.version(), entry.hash(), share);
  }

  @Test
  void aBrokenArtifactNeverReplacesAGoodOne() throws Exception {
    store.activation().activate(Generations.both(store, 1));
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      List<Entry> second = Generations.both(store, 2);
      store.activation().activate(second);
      Path file = folder.resolve("artifacts").resolve(second.get(1).hash() + ".vda");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      live.refresh();
      assertThat(creditRule(live, Applicant.NONE)).isEqualTo("C_1");
      assertThat(live.health().isHealthy()).isFalse();
      assertThat(live.health().revision()).isEqualTo(1);
      assertThat(live.health().asked()).isEqualTo(2);
      assertThat(live.health().refusals().get(0).code()).isEqualTo(Code.ARTIFACT);
      store.activation().rollBack(1);
      live.refresh();
      assertThat(live.health().isHealthy()).isTrue();
    }
  }

  @Test
  void aScenariosBrokenPartStopsNoOther() {
    List<Entry> entries = new ArrayList<>(Generations.both(store, 1));
    StageModel travel = Generations.credit(7, 40);
    entries.add(
        Generations.entry(
            Role.CHAMPION,
            "credit@travel",
            travel,
            Generations.put(store, travel),
            Generations.WHOLE));
    store.activation().activate(entries);
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      assertThat(creditRule(live.choose("travel", Applicant.NONE).engine())).isEqualTo("C_7");
      StageModel unfit =
          new StageBuilder(Stage.CREDIT).version(8).personal("devices", Type.bool()).build();
      List<Entry> next = new ArrayList<>(Generations.both(store, 2));
      next.add(
          Generations.entry(
              Role.CHAMPION,
              "credit@travel",
              unfit,
              Generations.put(store, unfit),
              Generations.WHOLE));
      store.activation().activate(next);
      live.refresh();
      assertThat(creditRule(live, Applicant.NONE)).isEqualTo("C_2");
      assertThat(creditRule(live.choose("travel", Applicant.NONE).engine())).isEqualTo("C_7");
      assertThat(live.health().refusals())
          .singleElement()
          .satisfies(
              refusal -> {
                assertThat(refusal.scenario()).isEqualTo("travel");
                assertThat(refusal.code()).isEqualTo(Code.FLOW);
              });
    }
  }

  @Test
  void liveModeTakesSignedArtifactsWithASignOffInForceAlone() throws Exception {
    KeyPair artifactKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair signOffKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    long[] now = {NOW};
    LiveOptions strict =
        LiveOptions.of(
            Trust.live(
                Map.of("build", artifactKey.getPublic()), Map.of("risk", signOffKey.getPublic())),
            () -> now[0]);
    StageModel model = Generations.credit(3, 50);
    byte[] sealed = ArtifactFormat.write(model);
    activate(model, sealed);
    assertRefused(strict, Code.SIGNATURE);

    model = Generations.credit(4, 50);
    byte[] signed =
        ArtifactSigner.sign(ArtifactFormat.write(model), artifactKey.getPrivate(), "build");
    activate(model, signed);
    assertRefused(strict, Code.SIGN_OFF);

    String hash = ArtifactFormat.contentHash(signed);
    store.signOffs().put(signOff(hash, signOffKey), List.of(hash));
    try (LiveEngine live = LiveEngine.open(store, strict)) {
      assertThat(live.health().isHealthy()).isTrue();
    }
    now[0] += TimeUnit.DAYS.toMillis(400);
    assertRefused(strict, Code.SIGN_OFF);
  }

  private void activate(StageModel model, byte[] bytes) {
    String hash = store.put(model.name(), model.version(), ByteBuffer.wrap(bytes));
    store
        .activation()
        .activate(
            List.of(Generations.entry(Role.CHAMPION, "credit", model, hash, Generations.WHOLE)));
  }

  private void assertRefused(LiveOptions options, Code code) {
    assertThatThrownBy(() -> LiveEngine.open(store, options))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static String signOff(String hash, KeyPair key) {
    return SignOffText.sign(
        new SignOff(
            List.of(hash),
            "0".repeat(64),
            "consumer loans",
            "Owner",
            "Validator",
            DAY,
            DAY.plusYears(1),
            Verdict.APPROVE,
            List.of(),
            List.of()),
        key.getPrivate(),
        "risk");
  }

  @Test
  void whereArtifactsAreSignedAnOlderVersionComesBackByAWordInsideTheProcessAlone()
      throws Exception {
    KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Trust trust = new Trust(Map.of("build", key.getPublic()), false, Map.of(), false);
    LiveOptions signedOnly = LiveOptions.of(trust, () -> NOW);
    StageModel older = Generations.credit(1, 50);
    byte[] olderBytes = ArtifactSigner.sign(ArtifactFormat.write(older), key.getPrivate(), "build");
    StageModel newer = Generations.credit(2, 50);
    activate(older, olderBytes);
    activate(newer, ArtifactSigner.sign(ArtifactFormat.write(newer), key.getPrivate(), "build"));
    try (LiveEngine live = LiveEngine.open(store, signedOnly)) {
      store.activation().rollBack(1);
      live.refresh();
      assertThat(live.health().refusals().get(0).code()).isEqualTo(Code.ROLLBACK);
      assertThat(live.health().revision()).isEqualTo(2);
    }
    assertRefused(signedOnly, Code.ROLLBACK);
    store.activation().rollBack(2);
    try (LiveEngine live = LiveEngine.open(store, signedOnly)) {
      live.allowRollback(store.hash(older.name(), 1).orElseThrow());
      store.activation().rollBack(1);
      live.refresh();
      assertThat(live.health().isHealthy()).isTrue();
    }
  }

  @Test
  void anApplicationGoesOnUnderArtifactsThatAreNoLongerInForce() {
    store.activation().activate(Generations.both(store, 1));
    List<String> first;
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      first = live.choose(Engines.BASE, Applicant.NONE).artifacts();
      store.activation().activate(Generations.both(store, 2));
      live.refresh();
      assertThat(creditRule(live.pinned(first).orElseThrow())).isEqualTo("C_1");
    }
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      assertThat(creditRule(live.pinned(first).orElseThrow())).isEqualTo("C_1");
      assertThat(live.pinned(List.of("ab".repeat(32)))).isEmpty();
    }
  }

  @Test
  void anotherProcessSeesAnActivationWithinASecond() throws Exception {
    List<Entry> next = Generations.both(store, 2);
    store.activation().activate(Generations.both(store, 1));
    Process child =
        ChildJvm.running(FollowerMain.class, LiveEngine.class)
            .withJars("agrona", "hppc")
            .start(folder.toString());
    try (var out = child.inputReader()) {
      assertThat(out.readLine()).isEqualTo("C_1");
      store.activation().activate(next);
      long activated = System.nanoTime();
      assertThat(out.readLine()).isEqualTo("C_2");
      System.out.println(
          "another process saw an activation after "
              + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - activated)
              + " ms");
      assertThat(child.waitFor()).isZero();
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void anUnknownStageIsRefused() {
    StageModel model = Generations.credit(1, 50);
    store
        .activation()
        .activate(
            List.of(
                Generations.entry(
                    Role.CHAMPION,
                    "credits",
                    model,
                    Generations.put(store, model),
                    Generations.WHOLE)));
    assertRefused(FREE, Code.FLOW);
  }

  @Test
  void moreCombinationsThanTheLimitAreRefused() {
    List<Entry> entries = new ArrayList<>();
    for (StageModel model : List.of(Generations.fraud(1), Generations.credit(1, 50))) {
      String stage = model.stage().policyName();
      int challengers = 8;
      for (int i = 0; i <= challengers; i++) {
        StageModel variant =
            model.stage() == Stage.FRAUD
                ? Generations.fraud(10 + i)
                : Generations.credit(10 + i, 50);
        Role role = i == 0 ? Role.CHAMPION : Role.CHALLENGER;
        int share = i == 0 ? 9_200 : 100;
        entries.add(
            Generations.entry(role, stage, variant, Generations.put(store, variant), share));
      }
    }
    store.activation().activate(entries);
    assertRefused(FREE, Code.LIMIT);
  }

  @Test
  void anUnusedOutcomeOfAShadowIsNoChoice() {
    StageModel shadow =
        new StageBuilder(Stage.CREDIT)
            .version(9)
            .input("age")
            .rule("C_9", Outcome.REJECT, UnknownPolicy.SKIP, "age", 0)
            .build();
    List<Entry> entries = new ArrayList<>(Generations.both(store, 1));
    entries.add(
        Generations.entry(Role.SHADOW, "credit", shadow, Generations.put(store, shadow), 5_000));
    store.activation().activate(entries);
    try (LiveEngine live = LiveEngine.open(store, FREE)) {
      int shadowed = 0;
      for (int number = 1; number <= 2_000; number++) {
        Engines.Choice choice = live.choose(Engines.BASE, person(number));
        assertThat(creditRule(choice.engine())).isEqualTo("C_1");
        shadowed += choice.shadows().size();
      }
      assertThat(shadowed / 2_000.0).isCloseTo(0.5, within(0.05));
    }
  }
}
