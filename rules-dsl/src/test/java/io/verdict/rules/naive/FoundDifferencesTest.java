package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the comparison found once, each as its smallest case. */
class FoundDifferencesTest {

  private static final String HEADER =
      """
      policy credit "Found" version 1 effective 2026-01-01 zone UTC
      input {
        amount : money(CNY) optional special { -1 CNY: refused }
        share  : rate optional
        score  : double optional
        a      : int optional
        b      : int optional
      }
      """;

  private static NaiveResult decide(String text, Map<String, Object> values) {
    CompiledPolicy policy = PolicyCompiler.compile(PolicySource.of("found.policy", HEADER + text));
    assertThat(policy.hasErrors()).as(policy.render(Locale.ENGLISH)).isFalse();
    StageModel model = ArtifactFormat.read(ArtifactFormat.write(policy.models().get(0))).model();
    NaiveResult naive = NaivePolicy.of(policy.files().get(0), Map.of()).decide(values);
    NaiveResult compiled = new CompiledRun(model, Map.of()).decide(values, naive.slots().keySet());
    assertThat(Differences.between(naive, compiled)).isEmpty();
    return compiled;
  }

  private static BigDecimal number(String value) {
    return new BigDecimal(value);
  }

  @Test
  void aTenthOfAnAmountIsNotTheAmountWithAnotherPoint() {
    String rule = "rule R review when 0.1 * amount in [5 CNY..10 CNY)\n";
    assertThat(decide(rule, Map.of("amount", number("60.00"))).outcome()).isEqualTo("review");
    assertThat(decide(rule, Map.of("amount", number("6.00"))).outcome()).isEqualTo("approve");
  }

  @Test
  void aTenthOfASpecialValueIsMissingAndNotSpecial() {
    String rule = "rule R review when (0.1 * amount) is missing\n";
    NaiveResult result = decide(rule, Map.of("amount", new Special("refused")));
    assertThat(result.outcome()).isEqualTo("review");
  }

  @Test
  void aProductOfRatesCanBeSealed() {
    String rule = "rule R review when share * share > 25%\n";
    assertThat(decide(rule, Map.of("share", number("0.500001"))).outcome()).isEqualTo("review");
    assertThat(decide(rule, Map.of("share", number("0.500000"))).outcome()).isEqualTo("approve");
  }

  @Test
  void theLeastLongDividesWithoutOverflow() {
    BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
    NaiveResult result =
        decide(
            "derive q : decimal(2) = a / b rounding half_even\n", Map.of("a", least, "b", least));
    assertThat(result.slots()).containsEntry("q", number("1.00"));
  }

  @Test
  void aDoubleIsRoundedFromItsExactValue() {
    String derive = "derive n : decimal(2) = score rounding half_up\n";
    assertThat(decide(derive, Map.of("score", 1.115)).slots()).containsEntry("n", number("1.11"));
    assertThat(decide(derive, Map.of("score", -1.115)).slots()).containsEntry("n", number("-1.11"));
  }

  @Test
  void aSumThatDoesNotFitIsMissingWhateverTheOrderOfItsRows() {
    String table =
        """
        table t collect(sum) { a -> s : int
          [1..) -> 9223372036854775807
          [1..) -> 5
          [1..2] -> -7
        }
        """;
    assertThat(decide(table, Map.of("a", number("3"))).slots()).containsEntry("s", null);
    assertThat(decide(table, Map.of("a", number("2"))).slots())
        .containsEntry("s", number("9223372036854775805"));
  }

  @Test
  void rowsThatMustAgreeAreAllCompared() {
    String table =
        """
        table t any { a | b -> s : int
          [0..10) | - -> 1
          [5..15) | (..3) -> 1
          [5..15) | [2..9) -> 2
        }
        """;
    CompiledPolicy policy = PolicyCompiler.compile(PolicySource.of("found.policy", HEADER + table));
    assertThat(policy.render(Locale.ENGLISH)).contains("V5006");
  }

  @Test
  void whatIsLessThanAHalfIsNotRoundedUp() {
    String derive = "derive n : int = score rounding half_up\n";
    assertThat(decide(derive, Map.of("score", Math.nextDown(0.5))).slots())
        .containsEntry("n", number("0"));
    assertThat(decide(derive, Map.of("score", 4_503_599_627_370_497.0)).slots())
        .containsEntry("n", number("4503599627370497"));
  }
}
