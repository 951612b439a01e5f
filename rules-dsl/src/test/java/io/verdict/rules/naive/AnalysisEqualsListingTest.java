package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.PolicyFile;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the analysis says of random small policies is what going through all their records says: it
 * misses nothing and claims nothing that is not so.
 *
 * <p>{@code -Dverdict.seed=N} replays one policy.
 */
class AnalysisEqualsListingTest {

  private static final long FIRST_SEED = 20_261_128_000L;
  private static final int POLICIES = 400;
  private static final int NIGHTLY_POLICIES = 40_000;

  private static final Set<PolicyCode> LISTED =
      EnumSet.of(
          PolicyCode.DEAD_RULE,
          PolicyCode.NEVER_TRUE,
          PolicyCode.NEVER_FALSE,
          PolicyCode.RULE_ALWAYS,
          PolicyCode.RULE_IMPLIED,
          PolicyCode.RULE_REPEATED,
          PolicyCode.RULES_EXCLUDE_ALL,
          PolicyCode.PART_IMPLIED,
          PolicyCode.ALTERNATIVE_IMPLIED);

  private final Set<PolicyCode> seen = new HashSet<>();

  @Test
  void saysOfRulesWhatGoingThroughAllRecordsSays() {
    Long one = Long.getLong("verdict.seed");
    if (one != null) {
      compare(one);
      return;
    }
    boolean nightly = "nightly".equals(System.getProperty("verdict.budget"));
    for (int i = 0; i < (nightly ? NIGHTLY_POLICIES : POLICIES); i++) {
      compare(FIRST_SEED + i);
    }
    assertThat(seen).isEqualTo(LISTED);
  }

  private void compare(long seed) {
    SmallPolicy.Listed small = SmallPolicy.of(seed);
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("s.policy", small.text()));
    assertThat(compiled.hasErrors())
        .as("seed %s%n%s%s", seed, small.text(), compiled.render(Locale.ENGLISH))
        .isFalse();
    Set<String> said = new TreeSet<>();
    compiled.diagnostics().stream()
        .filter(diagnostic -> LISTED.contains(diagnostic.code()))
        .peek(diagnostic -> seen.add((PolicyCode) diagnostic.code()))
        .forEach(
            diagnostic ->
                said.add(
                    diagnostic.code().id()
                        + "@"
                        + diagnostic.span().line()
                        + ":"
                        + diagnostic.span().column()));
    assertThat(said)
        .as("seed %s%n%s%s", seed, small.text(), compiled.render(Locale.ENGLISH))
        .isEqualTo(expected(small, compiled.files().get(0)));
  }

  private static Set<String> expected(SmallPolicy.Listed small, PolicyFile file) {
    NaiveScope scope = NaivePolicy.of(file, Map.of()).scope();
    List<NaiveRun> runs =
        small.records().stream().map(record -> new NaiveRun(scope, record)).toList();
    return new ListedVerdicts(runs, scope.rules).found;
  }
}
