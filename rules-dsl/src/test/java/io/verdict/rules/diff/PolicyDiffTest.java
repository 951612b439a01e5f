package io.verdict.rules.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.format.PolicyFormatter;
import io.verdict.rules.naive.RandomPolicies;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
  private static final String POLICY =
      """
      policy credit "Small" version 1 effective 2026-12-01 zone Asia/Shanghai
      input {
        age    : int         required
        income : money(CNY)  optional
        job    : code        optional
        util   : rate        optional special { -1: no_card }
        channel : enum { app, branch } required
      }
      reason C_AGE "Age" told
      param cutoff : int by channel tightens up corridor -10 { app: 15  branch: 20 }
      param poor : money(CNY) = 3_000 CNY
      table cap first complete {
        income         -> limit
        [9_000 CNY..)  -> 30_000 CNY
        [5_000 CNY..)  -> 20_000 CNY
        -              -> missing
      }
      scorecard card from best {
        util { no_card -> 10  (..50%) -> 20  [50%..) -> 5  missing -> 0 }
      }
      rule C1 reject reason C_AGE on unknown review when age < 20 and income < 5_000 CNY
      rule C2 score 10 when income < poor
      total risk of scores { [10..) -> review }
      rule C3 review when card < cutoff and job not in ["cash", "none"]
      rule C4 review when age > 60
      test "young" { given { age 19 } expect { outcome review } }
      """;

  private static List<String> diff(String... replacements) {
    String other = POLICY;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(other).contains(replacements[i]);
      other = other.replace(replacements[i], replacements[i + 1]);
    }
    return PolicyDiff.between(compile(POLICY), compile(other)).stream()
        .map(
            change ->
                change.kind().name().toLowerCase(Locale.ROOT)
                    + " "
                    + change.what()
                    + " "
                    + change.name()
                    + change.details())
        .toList();
  }

  private static CompiledPolicy compile(String text) {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("credit.policy", text));
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    return compiled;
  }

  @Test
  void whiteSpaceCommentsAndUnderscoresAreNoDifference() {
    assertThat(diff("age < 20 and", "age   < 20 # young\n  and", "3_000 CNY", "3000 CNY"))
        .isEmpty();
  }

  @Test
  void reorderedAndMirroredConditionsAreReworded() {
    assertThat(diff("age < 20 and income < 5_000 CNY", "5_000 CNY > income and not age >= 20"))
        .containsExactly(
            "reworded rule C1[when was: age < 20 and income < 5_000 CNY,"
                + " when is:  5_000 CNY > income and not age >= 20]");
    assertThat(diff("[\"cash\", \"none\"]", "[\"none\", \"cash\"]"))
        .singleElement()
        .asString()
        .startsWith("reworded rule C3");
  }

  @Test
  void anotherBoundaryOrAnotherCodeIsAChange() {
    assertThat(diff("age < 20 and", "age <= 20 and"))
        .singleElement()
        .asString()
        .startsWith("changed rule C1[when was: age < 20");
    assertThat(diff("[\"cash\", \"none\"]", "[\"cash\"]"))
        .singleElement()
        .asString()
        .startsWith("changed rule C3");
  }

  @Test
  void anActionWithTheSameConditionIsAChange() {
    assertThat(diff("C4 review when", "C4 reject reason C_AGE on unknown skip when"))
        .containsExactly(
            "changed rule C4[asks was: rule C4 review when age > 60,"
                + " asks is:  rule C4 reject reason C_AGE on unknown skip when age > 60]");
  }

  @Test
  void aParameterNamesItsValueAndWhatItAffects() {
    assertThat(diff("app: 15", "app: 12", "corridor -10", "corridor -5"))
        .containsExactly(
            "changed param cutoff[cutoff[app] 15 → 12, corridor -10 → -5]",
            "affected rule C3[through cutoff]");
  }

  @Test
  void aScoringRuleAffectsTheTotal() {
    assertThat(diff("poor : money(CNY) = 3_000", "poor : money(CNY) = 2_000"))
        .containsExactly(
            "changed param poor[poor 3_000 CNY → 2_000 CNY]",
            "affected rule C2[through poor]",
            "affected total risk[through scores]");
  }

  @Test
  void rowsAreAddedChangedMovedAndRemoved() {
    assertThat(
            diff(
                "[9_000 CNY..)  -> 30_000 CNY\n",
                "[20_000 CNY..) -> 50_000 CNY\n",
                "[5_000 CNY..)  -> 20_000 CNY",
                "[5_000 CNY..)  -> 25_000 CNY"))
        .containsExactly(
            "changed table cap[row 1 added: [20_000 CNY..) -> 50_000 CNY,"
                + " row 2: [5_000 CNY..) -> 25_000 CNY, was 20_000 CNY,"
                + " row 1 removed: [9_000 CNY..) -> 30_000 CNY]");
    assertThat(
            diff(
                "[9_000 CNY..)  -> 30_000 CNY\n  [5_000 CNY..)  -> 20_000 CNY",
                "[5_000 CNY..)  -> 20_000 CNY\n  [9_000 CNY..)  -> 30_000 CNY"))
        .singleElement()
        .asString()
        .contains("row 1 moved, was row 2: [5_000 CNY..) -> 20_000 CNY");
  }

  @Test
  void binsNameTheirPoints() {
    assertThat(diff("(..50%) -> 20", "(..50%) -> 22", "[50%..) -> 5", "[50%..) -> 6"))
        .containsExactly(
            "changed scorecard card[util, (..50%): points 20 → 22,"
                + " util, [50%..): points 5 → 6]",
            "affected rule C3[through card]");
  }

  @Test
  void weightsOfEvidenceNameWhatChanged() {
    String head = "scorecard card points 600 at odds 15:1 pdo 40 woe of good intercept ";
    String tail = " from best { age coefficient %s { (..30) -> woe %s  [30..) -> woe 0.3 } }";
    String start = POLICY.substring(0, POLICY.indexOf("scorecard card"));
    String rest = POLICY.substring(POLICY.indexOf("rule C1")).replace("card < cutoff", "card < 9");
    String was = start + head + "2 rounding down" + tail.formatted("1", "-0.4") + "\n" + rest;
    String now = start + head + "2.5 rounding up digits 1" + tail.formatted("0.9", "-0.5") + rest;
    assertThat(PolicyDiff.between(compile(was), compile(now)).get(0).details())
        .containsExactly(
            "weights of evidence log odds of good from 2, rounded down to points"
                + " → log odds of good from 2.5, rounded up to tenths",
            "age: coefficient 1 → 0.9",
            "age, (..30): woe -0.4 → -0.5");
  }

  @Test
  void whatCameAndWhatWentIsSaid() {
    assertThat(diff("rule C4 review when age > 60", "rule C5 review when age > 65"))
        .containsExactly(
            "added rule C5[rule C5 review when age > 65]",
            "removed rule C4[rule C4 review when age > 60]");
  }

  @Test
  void aRuleThatStandsElsewhereMoved() {
    String c4 = "rule C4 review when age > 60\n";
    assertThat(diff(c4, "", "rule C1", c4 + "rule C1")).containsExactly("moved rule C4[]");
  }

  @Test
  void inputsReasonsAndHeadersAreCompared() {
    assertThat(diff("job    : code        optional", "job : code required"))
        .startsWith(
            "changed input job[was: job : code optional, is:  job : code required]",
            "affected rule C3[through job]");
    assertThat(diff("version 1", "version 2")).singleElement().asString().startsWith("changed p");
    assertThat(diff("\"Age\" told", "\"Age\" untold"))
        .singleElement()
        .asString()
        .startsWith("changed reason C_AGE");
  }

  @Test
  void aPolicyWithErrorsIsRefused() {
    CompiledPolicy broken = PolicyCompiler.compile(PolicySource.of("x.policy", "rule"));
    assertThatThrownBy(() -> PolicyDiff.between(broken, broken))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRandomPolicyAndItsFormattedTextDoNotDiffer() {
    for (long seed = 1; seed <= 60; seed++) {
      PolicySource source = PolicySource.of("p.policy", RandomPolicies.text(seed));
      String formatted = PolicyFormatter.format(source, new Diagnostics()).orElseThrow();
      CompiledPolicy before = PolicyCompiler.compile(source);
      CompiledPolicy after = PolicyCompiler.compile(PolicySource.of("q.policy", formatted));
      if (!before.hasErrors()) {
        assertThat(PolicyDiff.between(before, after)).as("seed %d", seed).isEmpty();
      }
    }
  }

  @Test
  void ofTwoRandomPoliciesEachChangeSeenFromTheOtherSideIsItsOpposite() {
    for (long seed = 1; seed <= 30; seed++) {
      CompiledPolicy one = PolicyCompiler.compile(random(seed));
      CompiledPolicy other = PolicyCompiler.compile(random(seed + 1_000));
      if (one.hasErrors() || other.hasErrors()) {
        continue;
      }
      List<Change> there = PolicyDiff.between(one, other);
      List<Change> back = PolicyDiff.between(other, one);
      assertThat(names(there, Change.Kind.ADDED))
          .as("seed %d", seed)
          .isEqualTo(names(back, Change.Kind.REMOVED));
      assertThat(names(there, Change.Kind.CHANGED)).isEqualTo(names(back, Change.Kind.CHANGED));
      assertThat(names(there, Change.Kind.REWORDED)).isEqualTo(names(back, Change.Kind.REWORDED));
    }
  }

  private static PolicySource random(long seed) {
    return PolicySource.of("p.policy", RandomPolicies.text(seed));
  }

  private static Set<String> names(List<Change> changes, Change.Kind kind) {
    return changes.stream()
        .filter(change -> change.kind() == kind)
        .map(change -> change.stage() + "/" + change.what() + "/" + change.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
