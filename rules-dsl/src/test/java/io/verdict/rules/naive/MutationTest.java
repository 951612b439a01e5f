package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.StageModel;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.naive.RandomPolicies.RandomPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The comparison with the naive evaluator sees small damage: a row taken from a rule or a table, a
 * boundary of a rule, a row or a bin moved by one unit.
 *
 * <p>Not counted is damage that is neutral: it shows on no assignment of the slots that its part
 * tests, taken as free (another row says the same, or the value is outside the type). Nor is damage
 * that was not reached: it shows only where a computed slot holds what no record of those tried
 * gave it, such as a score below what the rules can add up to. Boundaries in the tests of
 * derivations, of computed numbers and in the bands of totals are not damaged here.
 */
class MutationTest {

  private static final int MUTATIONS = 200;
  private static final int MOST_MISSED_PERCENT = 5;
  private static final int RECORDS = 500;
  private static final int MUTATIONS_OF_POLICY = 4;
  private static final long FIRST_SEED = 4_711_000L;

  private enum Look {
    SEEN,
    MISSED,
    NOT_REACHED
  }

  private int counted;
  private int neutral;
  private int notReached;
  private final List<String> missed = new ArrayList<>();

  @Test
  void turnsRedWhenARowOrABoundaryOfTheCompiledFormIsDamaged() throws IOException {
    long first = Long.getLong("verdict.seed", FIRST_SEED);
    for (long seed = first; counted < MUTATIONS; seed++) {
      damage(seed);
    }
    assertThat(missed.size() * 100)
        .as("missed of %d: %s", counted, String.join("\n", missed))
        .isLessThanOrEqualTo(counted * MOST_MISSED_PERCENT);
    assertThat(neutral).as("neutral beside %d that count", counted).isLessThan(counted * 2 / 3);
    // Mostly alternatives that the rest of their own condition rules out; four times as many
    // records
    // reach one more of them.
    assertThat(notReached).as("not reached beside %d", counted).isLessThan(counted / 3);
  }

  private void damage(long seed) throws IOException {
    RandomPolicy policy = RandomPolicies.of(seed);
    CompiledPolicy compiled = policy.compile();
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    StageModel model = compiled.models().get(0);
    Dice dice = new Dice(seed);
    RandomMutations mutations = new RandomMutations(model, dice);
    for (int i = 0; i < MUTATIONS_OF_POLICY; i++) {
      Optional<Mutation> mutation = mutations.next();
      if (mutation.isEmpty()) {
        continue;
      }
      BoundaryRecords aimed = new BoundaryRecords(mutation.get(), dice);
      if (aimed.isNeutral()) {
        neutral++;
        continue;
      }
      NaivePolicy naive =
          NaivePolicy.of(compiled.files().get(0), policy.words().lists, policy.words().forests);
      switch (look(model, mutation.get(), aimed, naive, policy)) {
        case SEEN -> counted++;
        case NOT_REACHED -> notReached++;
        case MISSED -> {
          counted++;
          missed.add("seed " + seed + ": " + mutation.get().what());
        }
      }
    }
  }

  /**
   * Decides aimed records until one reaches the damage, and whether the comparison is red there.
   */
  private static Look look(
      StageModel model,
      Mutation mutation,
      BoundaryRecords aimed,
      NaivePolicy naive,
      RandomPolicy policy) {
    Map<String, Set<String>> lists = policy.words().lists;
    CompiledRun sound = new CompiledRun(model, lists);
    CompiledRun damaged = new CompiledRun(mutation.model(), lists);
    Set<String> slots = naive.scope().computed();
    RandomRecords random = new RandomRecords(policy.words(), policy.seed());
    for (int i = 0; i < RECORDS; i++) {
      Map<String, Object> record = aimed.next(random, lists);
      boolean complete = sound.decide(record, Set.of()).missingInputs().isEmpty();
      Map<Integer, Cell> cells = new HashMap<>();
      aimed.slots().forEach(slot -> cells.put(slot, sound.cell(slot)));
      if (complete && mutation.showsOn(cells)) {
        NaiveResult actual = damaged.decide(record, slots);
        boolean red = !Differences.between(naive.decide(record), actual).isEmpty();
        return red ? Look.SEEN : Look.MISSED;
      }
    }
    return Look.NOT_REACHED;
  }
}
