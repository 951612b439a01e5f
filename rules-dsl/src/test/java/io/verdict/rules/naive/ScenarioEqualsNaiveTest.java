package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import io.verdict.rules.ScenarioCompiler;
import io.verdict.rules.naive.RandomPolicies.RandomPolicy;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A scenario decides as the naive evaluator does on the policy's text in which the parameters say
 * what the scenario sets, with the scenario's rule behind the others.
 */
class ScenarioEqualsNaiveTest {

  private static final long FIRST_SEED = Long.getLong("verdict.seed", 20_261_128_000L);
  private static final boolean NIGHTLY =
      "nightly".equals(System.getProperty("verdict.budget", "normal"));
  private static final int SCENARIOS = NIGHTLY ? 600 : 60;
  private static final int RECORDS = 30;

  private int scenarios;
  private int looked;

  @Test
  void decidesAsThePolicyWithWhatTheScenarioSays() throws IOException {
    for (long seed = FIRST_SEED; scenarios < SCENARIOS; seed++) {
      RandomPolicy policy = RandomPolicies.of(seed);
      boolean decides = !policy.text().startsWith("policy match");
      if (decides && !policy.words().directed.isEmpty()) {
        CompiledPolicy base = policy.compile();
        if (!base.hasErrors()) {
          compare(policy, base);
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "seeds from %d: %d scenarios, %d records%n", FIRST_SEED, scenarios, looked);
    assertThat(looked).isEqualTo(SCENARIOS * RECORDS);
  }

  /** A setting that empties an interval or turns bands round is refused in both. */
  private void compare(RandomPolicy policy, CompiledPolicy base) throws IOException {
    Dice dice = new Dice(policy.seed() + 2);
    String stage = policy.text().split(" ", 3)[1];
    String merged = policy.text();
    StringBuilder scenario = new StringBuilder("scenario s extends p version 1 {\n  ");
    scenario.append(stage).append(" {\n");
    for (Map.Entry<String, Type> param : policy.words().directed.entrySet()) {
      String declared = line(policy.text(), "param " + param.getKey() + " :");
      String stricter = stricter(policy, param.getKey(), declared.contains("tightens up"), dice);
      scenario.append("    ").append(param.getKey()).append(" = ").append(stricter).append('\n');
      String was = declared.substring(declared.indexOf('=') + 1, declared.indexOf("tightens"));
      merged = merged.replace(declared, declared.replace(was, " " + stricter + " "));
    }
    String rule = rule(policy, dice);
    scenario.append("    ").append(rule).append("  }\n}\n");
    CompiledScenario compiled =
        ScenarioCompiler.compile(
            PolicySource.of("scenarios/s.scenario", scenario.toString()), "p", base);
    String what = "seed %d:%n%s".formatted(policy.seed(), scenario);
    RandomPolicy equal = new RandomPolicy(policy.seed(), merged + "\n" + rule, policy.words());
    CompiledPolicy parsed = equal.compile();
    String errors = compiled.render(Locale.ENGLISH);
    assertThat(compiled.hasErrors()).as("%s%s", what, errors).isEqualTo(parsed.hasErrors());
    if (!parsed.hasErrors()) {
      compare(policy, compiled.models().get(0), parsed, what);
    }
  }

  private void compare(RandomPolicy policy, StageModel model, CompiledPolicy parsed, String what) {
    Vocabulary words = policy.words();
    NaivePolicy naive = NaivePolicy.of(parsed.files().get(0), words.lists, words.forests);
    CompiledRun run = new CompiledRun(model, words.lists);
    RandomRecords records = new RandomRecords(words, policy.seed());
    for (int i = 0; i < RECORDS; i++) {
      Map<String, Object> record = records.next();
      NaiveResult expected = naive.decide(record);
      List<String> differences =
          Differences.between(expected, run.decide(record, expected.slots().keySet()));
      assertThat(differences).as("%s%s", what, record).isEmpty();
      looked++;
    }
    scenarios++;
  }

  private static String line(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  /** A value on the stricter side of the policy's, or the same. */
  private static String stricter(RandomPolicy policy, String param, boolean up, Dice dice) {
    Type type = policy.words().directed.get(param);
    BigDecimal now = (BigDecimal) policy.words().paramValues.get(param);
    BigDecimal by = BigDecimal.valueOf(dice.between(0, 900), type.scale());
    BigDecimal value = up ? now.add(by) : now.subtract(by);
    return value.toPlainString() + (type.kind() == Kind.MONEY ? " CNY" : "");
  }

  private static String rule(RandomPolicy policy, Dice dice) {
    String outcome = policy.text().startsWith("policy in_loan") ? "block" : "reject";
    String param = dice.pick(List.copyOf(policy.words().directed.keySet()));
    Type type = policy.words().directed.get(param);
    String slot =
        dice.pick(policy.words().slots(each -> each.type().equals(type) && !each.isWide())).name();
    return "rule scenario_rule %s reason %s on unknown %s when %s > %s\n"
        .formatted(
            outcome,
            dice.pick(policy.words().reasons),
            dice.of("skip", "hit", "review"),
            slot,
            param);
  }
}
