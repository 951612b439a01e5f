package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.parser.PolicyParser;
import io.verdict.rules.source.PolicySource;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The naive evaluator itself, held to results worked out by hand. */
class NaivePolicyTest {

  private static final String TEXT =
      """
      policy credit "By hand" version 1 effective 2026-01-01 zone UTC
      reason R_DEBT "Debt" told
      reason R_UTIL "Use" told
      reason R_AGE "Age" told
      input {
        debt   : money(CNY) required
        income : money(CNY) optional
        util   : decimal(2) optional special { 9.99: no_card }
        age    : int optional
      }
      derive dti : rate = debt / (income / 12) rounding half_up
      rule D1 reject reason R_DEBT on unknown review when dti > 55%
      rule S1 score 20 reason R_UTIL on unknown hit when util in [0.5..1)
      rule S2 score 15 when not (age < 18 or age is missing)
      rule C1 review reason R_AGE from card when card < 100
      total points of scores { [30..40) -> review reason R_UTIL  [40..) -> reject }
      scorecard card initial 60 from best {
        util reason R_UTIL { no_card -> 10 (..0.5) -> 40 [0.5..) -> 15 missing -> 0 }
        age reason R_AGE { (..30) -> 20 [30..) -> 30 missing -> 25 }
      }
      table grade first { age | util -> g : enum { a, b } | limit
        [30..) | (..0.5) -> a | 5_000 CNY
        - | no_card -> b | missing
      }
      """;

  private static NaiveResult decide(Map<String, Object> values) {
    Diagnostics diagnostics = new Diagnostics();
    var file = PolicyParser.parse(PolicySource.of("by-hand.policy", TEXT), diagnostics);
    assertThat(diagnostics.hasErrors()).isFalse();
    return NaivePolicy.of(file, Map.of()).decide(values);
  }

  private static BigDecimal number(String value) {
    return new BigDecimal(value);
  }

  @Test
  void computesWithExactNumbersAndRoundsOnce() {
    NaiveResult result = decide(Map.of("debt", number("1000.00"), "income", number("24000.00")));
    assertThat(result.slots()).containsEntry("dti", number("0.500000"));
    result = decide(Map.of("debt", number("2.00"), "income", number("36.00")));
    assertThat(result.slots()).containsEntry("dti", number("0.666667"));
    assertThat(result.fired()).contains("D1");
  }

  @Test
  void keepsTheUnknownOfMissingAndSpecialValues() {
    NaiveResult result =
        decide(Map.of("debt", number("1.00"), "util", number("9.99"), "age", number("40")));
    assertThat(result.unknown()).containsExactlyInAnyOrder("D1", "S1");
    assertThat(result.fired()).containsExactlyInAnyOrder("S1", "S2");
    assertThat(result.score()).isEqualTo(35);
    assertThat(result.outcome()).isEqualTo("review");
    assertThat(result.reasons()).containsExactly("R_DEBT", "R_UTIL");
  }

  @Test
  void ranksReasonsByPointsLost() {
    Map<String, Object> values = new HashMap<>();
    values.put("debt", number("1.00"));
    values.put("income", number("1000.00"));
    values.put("util", number("0.70"));
    values.put("age", number("20"));
    NaiveResult result = decide(values);
    assertThat(result.slots()).containsEntry("card", number("95"));
    assertThat(result.bins()).containsEntry("card", List.of(2, 0));
    assertThat(result.reasons()).containsExactly("R_AGE", "R_UTIL");
    assertThat(result.fired()).isEqualTo(Set.of("S1", "S2", "C1"));
  }

  @Test
  void readsTablesRowByRow() {
    NaiveResult first =
        decide(Map.of("debt", number("1.00"), "util", number("0.49"), "age", number("30")));
    assertThat(first.slots()).containsEntry("g", "a").containsEntry("limit", number("5000.00"));
    NaiveResult special = decide(Map.of("debt", number("1.00"), "util", new Special("no_card")));
    assertThat(special.slots()).containsEntry("g", "b").containsEntry("limit", null);
  }

  @Test
  void refusesToDecideWithoutARequiredInput() {
    assertThat(decide(Map.of()).missingInputs()).containsExactly("debt");
  }

  @Test
  void saysUnknownWhereANumberDoesNotFitSixtyFourBits() {
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    assertThat(Exact.of(most).plus(Exact.of(1))).isNull();
    assertThat(Exact.of(most).minus(Exact.of(1)).decimal())
        .isEqualTo(most.subtract(BigDecimal.ONE));
    assertThat(Exact.of(most.negate()).minus(Exact.of(1)).decimal())
        .isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE));
  }
}
