package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomPoliciesTest {

  private static final List<String> TEXTS =
      LongStream.range(0, 300).mapToObj(seed -> RandomPolicies.of(seed).text()).toList();

  @Test
  void makesTheSamePolicyFromTheSameSeed() {
    assertThat(RandomPolicies.of(7).text()).isEqualTo(RandomPolicies.of(7).text());
    assertThat(RandomPolicies.of(7).text()).isNotEqualTo(RandomPolicies.of(8).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " first {",
        " first complete {",
        " unique {",
        " unique complete {",
        " any {",
        " priority {",
        " collect(sum) {",
        " collect(min) {",
        " collect(max) {",
        " collect(count) {",
        "from average",
        "from best",
        "pdo 40",
        "initial ",
        " from card",
        "on unknown skip",
        "on unknown hit",
        "on unknown review",
        "total ",
        "window ",
        "param ",
        " tightens ",
        "clamp ",
        " trim ",
        " set ",
        " route ",
        " defer ",
        "list(",
        " intersects ",
        " not in ",
        " is missing",
        " is not present",
        " is state_",
        "special {",
        "ordered enum",
        "set {",
        "annuity(",
        "distance_km(",
        "exp(",
        "ln(",
        "hour(",
        "date(",
        "days_between(",
        "floor_to(",
        "round(",
        "default(",
        "if(",
        "min(",
        "max(",
        "abs(",
        "double(",
        " / ",
        " * ",
        "half_even",
        "half_up",
        "rounding down",
        "rounding up",
        "floor",
        "ceiling",
        ": missing",
        "not [",
        "[missing, ",
        "9223372036854775807",
        "policy fraud",
        "policy credit",
        "policy in_loan",
        "h)",
        "bp"
      })
  void usesEveryConstruct(String construct) {
    assertThat(TEXTS.stream().filter(text -> text.contains(construct)).count()).isPositive();
  }
}
