package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.live.Engines;
import io.verdict.engine.live.Engines.Choice;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.live.LiveOptions;
import io.verdict.engine.live.Trust;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Split;
import io.verdict.engine.store.ArtifactStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What compiling a folder with a flow puts in force, seen by a live engine. */
class CompileCommandTest {
  private static final int PERSONS = 10_000;
  private static final KeyHasher HASHER =
      KeyHasher.of("not a secret, but long enough".getBytes(StandardCharsets.UTF_8));
  private static final LiveOptions FREE = LiveOptions.of(Trust.anything(), () -> 0);

  @TempDir private Path temporary;
  private FlowCase loans;
  private Path store;

  @BeforeEach
  void folder() throws IOException {
    loans = new FlowCase(temporary);
    store = temporary.resolve("store");
  }

  private CommandRun compile(Object... options) {
    Object[] arguments = new Object[4 + options.length];
    arguments[0] = "compile";
    arguments[1] = loans.folder;
    arguments[2] = "--out";
    arguments[3] = store;
    System.arraycopy(options, 0, arguments, 4, options.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private Activation inForce() {
    try (ArtifactStore files = ArtifactStore.open(store)) {
      return files.activation().current();
    }
  }

  /** The rule that rejects somebody whom every credit policy rejects. */
  private static String creditRule(Engine engine) {
    Session session = engine.newSession();
    HASHER.set(session.record(), session.flow().layout().slot("id_no"), "somebody");
    session.record().integer("device.count", 1).integer("score", 500).money("amount", 1_000_00);
    return session.decide().firedRules(Stage.CREDIT).get(0);
  }

  private static String naiveRule(Applicant person) {
    int part = NaiveSplit.part(FlowCase.SALT, person.high(), person.low(), 10_000);
    if (part < FlowCase.FIRST_SHARE) {
      return "C_FIRST";
    }
    return part < FlowCase.FIRST_SHARE + FlowCase.SECOND_SHARE ? "C_SECOND" : "C_CHAMPION";
  }

  private static boolean isShadowed(Applicant person) {
    String salt = "shadow:" + FlowCase.SALT;
    return NaiveSplit.part(salt, person.high(), person.low(), 10_000) < FlowCase.SHADOW_SHARE;
  }

  @Test
  void aLiveEngineSharesPersonsOutAsTheFlowSays() {
    compile();
    Map<String, Integer> counts = new TreeMap<>();
    try (ArtifactStore files = ArtifactStore.open(store);
        LiveEngine live = LiveEngine.open(files, FREE)) {
      assertThat(live.health().isHealthy()).isTrue();
      assertThat(live.health().splits())
          .containsExactly(new Split("credit", "id_no", FlowCase.SALT));
      IdentityHashMap<Engine, String> rules = new IdentityHashMap<>();
      for (int number = 0; number < PERSONS; number++) {
        Applicant person = Applicant.of(HASHER, "person " + number);
        Choice choice = live.choose(Engines.BASE, person);
        String rule = rules.computeIfAbsent(choice.engine(), CompileCommandTest::creditRule);
        assertThat(rule).isEqualTo(naiveRule(person));
        assertThat(choice.shadows()).hasSize(isShadowed(person) ? 1 : 0);
        choice
            .shadows()
            .forEach(
                shadow -> {
                  assertThat(shadow.label()).isEqualTo("credit_d v4");
                  assertThat(rules.computeIfAbsent(shadow.engine(), e -> creditRule(e)))
                      .isEqualTo("C_SHADOW");
                });
        counts.merge(rule, 1, Integer::sum);
        counts.merge("shadowed", choice.shadows().size(), Integer::sum);
      }
    }
    System.out.println("10,000 persons of a flow by who decides them: " + counts);
    assertThat(counts.get("C_FIRST")).isBetween(1_100, 1_400);
    assertThat(counts.get("C_SECOND")).isBetween(200, 400);
    assertThat(counts.get("shadowed")).isBetween(4_700, 5_300);
  }

  @Test
  void saysWhatItPutInForceAndDoesItOnce() {
    String first = compile().out();
    String second = compile().out();

    assertThat(first)
        .contains("in force as revision 1")
        .contains("credit               champion   credit v1  84.5 % by id_no salted 2026-autumn")
        .contains("credit               challenger credit_b v2  12.5 %")
        .contains("credit               shadow     credit_d v4  50 %");
    assertThat(second).contains("in force as revision 1");
  }

  @Test
  void anotherShareIsAnotherRevisionOfTheSameArtifacts() throws IOException {
    compile();
    Activation before = inForce();
    loans.write("flow.policy", FlowCase.FLOW.replace("12.5%", "20%"));

    assertThat(compile().out()).contains("in force as revision 2", "credit_b v2  20 %");
    assertThat(inForce().entries())
        .extracting(Entry::hash)
        .isEqualTo(before.entries().stream().map(Entry::hash).toList());
  }

  @Test
  void writesTheArtifactsAloneWhereNothingIsToComeIntoForce() throws IOException {
    assertThat(compile("--no-activation").out()).contains("credit_b v2").doesNotContain("in force");
    assertThat(inForce().revision()).isZero();

    Files.delete(loans.folder.resolve("flow.policy"));
    for (String trial : new String[] {"b", "c", "d"}) {
      Files.delete(loans.folder.resolve("credit_" + trial + ".policy"));
    }
    assertThat(compile().out()).doesNotContain("in force");
    assertThat(inForce().revision()).isZero();
  }

  @Test
  void aScenarioHasTheStagesThatItChangesAndABrokenOneKeepsWhatItHad() throws IOException {
    Files.createDirectory(loans.folder.resolve("scenarios"));
    String travel = "scenario travel extends loans version 1 { credit { cutoff = 630 } }";
    loans.write("scenarios/travel.scenario", travel);
    compile();
    Activation before = inForce();
    assertThat(before.stage("credit@travel")).hasSize(1);
    assertThat(before.stage("credit@travel").get(0).shareBasisPoints()).isEqualTo(10_000);

    loans.write("scenarios/travel.scenario", travel.replace("630", "1"));
    loans.write("flow.policy", FlowCase.FLOW.replace("12.5%", "20%"));
    CommandRun broken = CommandRun.of("compile", loans.folder, "--out", store);

    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("travel.scenario");
    assertThat(inForce().revision()).isEqualTo(2);
    assertThat(inForce().stage("credit@travel")).isEqualTo(before.stage("credit@travel"));
    assertThat(inForce().stage("credit").get(1).shareBasisPoints()).isEqualTo(2_000);
  }

  @Test
  void aChallengerThatDoesNotFitTheOtherStagesIsToldBeforeAnythingIsInForce() throws IOException {
    loans.write(
        "credit_b.policy",
        FlowCase.credit("2", "C_FIRST", 620)
            + "derive order.amount : money(CNY) = amount\n"
            + "probe match.eligible_funders >= 3 else reject reason C\n");

    for (String command : new String[] {"check", "compile"}) {
      CommandRun run =
          command.equals("check")
              ? CommandRun.of("check", loans.folder)
              : CommandRun.of("compile", loans.folder, "--out", store);
      assertThat(run.status()).as(run.out()).isEqualTo(2);
      assertThat(run.err())
          .contains("[fraud v1, credit_b v2] do not fit together")
          .contains("match");
    }
    assertThat(store).doesNotExist();
  }

  @Test
  void theShippedFolderPutsItsFourStagesAndItsScenariosInForce() {
    CommandRun run = CommandRun.of("compile", CommandRun.policy("consumer-loan"), "--out", store);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(inForce().entries())
        .filteredOn(entry -> !entry.stage().contains("@"))
        .extracting(entry -> entry.role() + " " + entry.stage() + " " + entry.shareBasisPoints())
        .containsExactly(
            "CHAMPION fraud 10000",
            "CHAMPION credit 10000",
            "CHAMPION match 10000",
            "CHAMPION in_loan 10000");
    assertThat(inForce().stage("credit@travel")).hasSize(1);
  }
}
