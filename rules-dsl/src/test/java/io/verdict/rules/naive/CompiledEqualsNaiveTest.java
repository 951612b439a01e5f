package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.Severity;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.naive.RandomPolicies.RandomPolicy;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The compiled program decides as the naive evaluator does, on random policies and records.
 *
 * <p>{@code -Dverdict.seed=N} replays one policy; {@code -Dverdict.budget=nightly} takes ten times
 * as many. A policy that differs is kept under {@code target/naive}.
 */
class CompiledEqualsNaiveTest {

  private static final int RECORDS = 50;
  private static final int POLICIES = 400;
  private static final int NIGHTLY_POLICIES = 4_000;
  private static final long FIRST_SEED = 20_261_124_000L;
  private static final int SEALED_EVERY = 10;
  private static final Path KEPT = Path.of("target", "naive");

  private final Set<String> seen = new TreeSet<>();
  private long pairs;
  private long unproved;
  private long tests;

  @Test
  void decidesAsTheNaiveEvaluatorOnRandomPoliciesAndRecords() throws IOException {
    Long one = Long.getLong("verdict.seed");
    if (one != null) {
      compare(one);
      return;
    }
    boolean nightly = "nightly".equals(System.getProperty("verdict.budget"));
    int policies = nightly ? NIGHTLY_POLICIES : POLICIES;
    for (int i = 0; i < policies; i++) {
      compare(FIRST_SEED + i);
    }
    System.out.printf(
        Locale.ROOT,
        "seeds from %d: %d pairs agree, %d test blocks pass, %d policies beyond the budget of a"
            + " proof%n",
        FIRST_SEED,
        pairs,
        tests,
        unproved);
    assertThat(unproved).as("policies refused as too long to prove").isLessThan(policies / 200 + 1);
    assertThat(pairs).isEqualTo((policies - unproved) * RECORDS);
    assertThat(seen)
        .as("what the records made the policies do")
        .contains("approve", "review", "reject", "allow", "allow_less", "step_up", "block")
        .contains("route", "defer", "adjusted")
        .contains("incomplete", "unknown", "fired", "reasons", "missing slot", "bins");
  }

  private void compare(long seed) throws IOException {
    RandomPolicy policy = RandomPolicies.of(seed);
    CompiledPolicy compiled = policy.compile();
    if (isBeyondProof(compiled)) {
      unproved++;
      return;
    }
    if (compiled.hasErrors()) {
      throw failure(policy, "does not compile:\n" + compiled.render(Locale.ENGLISH));
    }
    StageModel model = compiled.models().get(0);
    if (seed % SEALED_EVERY == 0) {
      model = ArtifactFormat.read(ArtifactFormat.write(model)).model();
    }
    Map<String, Set<String>> lists = policy.words().lists;
    NaivePolicy naive = NaivePolicy.of(compiled.files().get(0), lists, policy.words().forests);
    CompiledRun run = new CompiledRun(model, lists);
    RandomRecords records = new RandomRecords(policy.words(), seed);
    for (int i = 0; i < RECORDS; i++) {
      compare(policy, naive, run, records.next());
    }
    Optional<String> test = RandomTests.of(policy, compiled);
    if (test.isPresent()) {
      run(policy, test.get());
    }
  }

  /** A test block that expects what the naive evaluator says passes. */
  private void run(RandomPolicy policy, String test) throws IOException {
    CompiledPolicy compiled = policy.with(test).compile();
    if (compiled.hasErrors()) {
      throw failure(policy, test + compiled.render(Locale.ENGLISH));
    }
    TestResult result = PolicyTestRunner.run(compiled.tests().get(0));
    if (!result.isPassed()) {
      throw failure(policy, test + result.mismatches());
    }
    tests++;
  }

  /** Whether the compiler's only error is that a table's coverage takes too long to prove. */
  private static boolean isBeyondProof(CompiledPolicy compiled) {
    return compiled.hasErrors()
        && compiled.diagnostics().stream()
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .allMatch(diagnostic -> diagnostic.code().equals(PolicyCode.TABLE_TOO_COMPLEX));
  }

  private void compare(
      RandomPolicy policy, NaivePolicy naive, CompiledRun run, Map<String, Object> record)
      throws IOException {
    NaiveResult expected;
    List<String> differences;
    try {
      expected = naive.decide(record);
      differences = Differences.between(expected, run.decide(record, expected.slots().keySet()));
    } catch (RuntimeException broken) {
      AssertionError failure = failure(policy, record + "\n" + broken);
      failure.initCause(broken);
      throw failure;
    }
    if (!differences.isEmpty()) {
      throw failure(policy, record + "\n" + String.join("\n", differences));
    }
    pairs++;
    note(expected);
  }

  private void note(NaiveResult result) {
    seen.add(result.missingInputs().isEmpty() ? result.outcome() : "incomplete");
    note("unknown", !result.unknown().isEmpty());
    note("adjusted", result.fired().stream().anyMatch(id -> id.endsWith(".below")));
    note("fired", !result.fired().isEmpty());
    note("reasons", result.reasons().size() > 1);
    note("missing slot", result.slots().values().stream().anyMatch(Objects::isNull));
    note("bins", !result.bins().isEmpty());
  }

  private void note(String what, boolean happened) {
    if (happened) {
      seen.add(what);
    }
  }

  /** Keeps the policy and what is wrong with it; the message says how to replay it. */
  private static AssertionError failure(RandomPolicy policy, String wrong) throws IOException {
    Files.createDirectories(KEPT);
    Path text = KEPT.resolve("seed-" + policy.seed() + ".policy");
    Files.writeString(text, policy.text());
    Files.writeString(KEPT.resolve("seed-" + policy.seed() + ".txt"), wrong);
    return new AssertionError(
        "seed %d (replay with -Dverdict.seed=%d, policy in %s): %s"
            .formatted(policy.seed(), policy.seed(), text, wrong));
  }
}
