package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.naive.RandomPolicies.RandomPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Test blocks of random policies: what a record gives, and what the naive evaluator says that the
 * policy makes of it.
 */
final class RandomTests {

  private static final int MOST_CHARACTERS = 28;
  private static final Set<String> COMMON = Set.of("reject", "review", "block");
  private static final long HOUR_MILLIS = 3_600_000;

  private final RandomPolicy policy;
  private final Dice dice;

  private RandomTests(RandomPolicy policy) {
    this.policy = policy;
    this.dice = new Dice(policy.seed() + 1);
  }

  /**
   * A test; empty for a policy with lists, whose members a test does not know, and for a stage of
   * products, which has no outcome.
   */
  static Optional<String> of(RandomPolicy policy, CompiledPolicy compiled) {
    boolean isMatch = policy.text().startsWith("policy match");
    if (isMatch || !policy.words().lists.isEmpty()) {
      return Optional.empty();
    }
    return new RandomTests(policy).test(compiled);
  }

  /** Of several records one that the policy does not treat as most do. */
  private Optional<String> test(CompiledPolicy compiled) {
    NaivePolicy naive = NaivePolicy.of(compiled.files().get(0), Map.of(), policy.words().forests);
    RandomRecords records = new RandomRecords(policy.words(), policy.seed() + 1);
    Optional<String> found = Optional.empty();
    for (int tries = 0; tries < 20; tries++) {
      Map<String, Object> record = records.next();
      record.values().removeIf(value -> written(value).isEmpty());
      NaiveResult result = naive.decide(record);
      if (result.missingInputs().isEmpty()) {
        found = Optional.of(text(record, result));
        if (!COMMON.contains(result.outcome())) {
          return found;
        }
      }
    }
    return found;
  }

  private String text(Map<String, Object> record, NaiveResult result) {
    List<String> given = new ArrayList<>();
    record.forEach((slot, value) -> given.add(slot + " " + given(slot, value)));
    List<String> expected = new ArrayList<>(List.of("outcome " + result.outcome()));
    expected.add("reasons [" + String.join(", ", result.reasons()) + "]");
    expected.add("fired [" + String.join(", ", result.fired()) + "]");
    if (result.outcome().equals("route")) {
      expected.add("target " + result.target());
    }
    if (result.outcome().equals("defer")) {
      expected.add("delay " + result.delayMillis() / HOUR_MILLIS + "h");
    }
    result
        .slots()
        .forEach(
            (slot, value) ->
                written(value)
                    .filter(text -> dice.chance(30))
                    .ifPresent(text -> expected.add(slot + " " + inUnit(slot, text))));
    return "test \"random\" {\n  given { %s }\n  expect { %s }\n}\n"
        .formatted(String.join("\n    ", given), String.join("\n    ", expected));
  }

  private Named named(String slot) {
    return policy.words().slots.stream()
        .filter(each -> each.name().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  /** A number that stands for a special value is written by its name. */
  private String given(String slot, Object value) {
    for (String special : named(slot).specials()) {
      Object stands = policy.words().specialValues.get(special);
      boolean isIt =
          (stands instanceof BigDecimal number && value instanceof BigDecimal given)
              ? number.compareTo(given) == 0
              : stands.equals(value);
      if (isIt) {
        return special;
      }
    }
    return inUnit(slot, written(value).orElseThrow());
  }

  private String inUnit(String slot, String text) {
    boolean isMoney =
        policy.words().slots.stream()
            .anyMatch(each -> each.name().equals(slot) && each.kind() == Kind.MONEY);
    boolean isNumber = !text.equals("missing") && !text.startsWith("state_");
    return isMoney && isNumber ? text + " CNY" : text;
  }

  /** A value as a test writes it, or empty where it is too long for that. */
  private static Optional<String> written(Object value) {
    if (value == null) {
      return Optional.of("missing");
    }
    if (value instanceof Special special) {
      return Optional.of(special.name());
    }
    if (value instanceof Double number) {
      String text = BigDecimal.valueOf(number).toPlainString();
      return Optional.of(text).filter(each -> each.length() <= MOST_CHARACTERS);
    }
    if (value instanceof BigDecimal number) {
      return Optional.of(number.toPlainString());
    }
    if (value instanceof Set<?> members) {
      return Optional.of(members.toString());
    }
    if (value instanceof Instant || value instanceof LocalDate || value instanceof Boolean) {
      return Optional.of(value.toString());
    }
    String text = (String) value;
    boolean isName = text.toLowerCase(Locale.ROOT).matches("[a-z]+_.*|none|.*_x.*");
    return Optional.of(isName ? text : '"' + text + '"');
  }
}
