package io.verdict.rules.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.SlotTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Normal forms against the plain meaning of a condition, over all states of three small slots. */
class DisjunctiveFormPropertyTest {

  private static final long SEED = Long.getLong("verdict.seed", 20261202L);
  private static final int ROUNDS = 3_000;
  private static final int SLOTS = 3;
  private static final int VALUES = 3;

  /** One more than the values: missing. */
  private static final int STATES = VALUES + 1;

  @Test
  void keepsTheTruthOfEveryConditionForEveryRecord() {
    Random random = new Random(SEED);
    int narrow = 0;
    for (int round = 0; round < ROUNDS; round++) {
      CheckedCondition condition = randomCondition(random, 4);
      CheckedCondition normal = NormalForm.of(condition);
      Optional<List<Map<Integer, SlotTest>>> form = DisjunctiveForm.of(normal);
      narrow += form.isPresent() ? 1 : 0;
      for (int record = 0; record < STATES * STATES * STATES; record++) {
        String context = "seed " + SEED + " round " + round + " record " + record;
        Truth expected = truth(condition, record);
        assertThat(truth(normal, record)).as(context).isEqualTo(expected);
        if (form.isPresent()) {
          assertThat(truth(form.get(), record)).as(context).isEqualTo(expected);
        }
      }
    }
    assertThat(narrow).isGreaterThan(ROUNDS / 2);
  }

  private static Truth truth(List<Map<Integer, SlotTest>> alternatives, int record) {
    Truth truth = Truth.FALSE;
    for (Map<Integer, SlotTest> alternative : alternatives) {
      Truth all = Truth.TRUE;
      for (SlotTest test : alternative.values()) {
        all = all.and(truth(test, record));
      }
      truth = truth.or(all);
    }
    return truth;
  }

  private static Truth truth(CheckedCondition condition, int record) {
    if (condition instanceof CheckedCondition.Test test) {
      return truth(test.test(), record);
    }
    if (condition instanceof CheckedCondition.Opposite opposite) {
      return truth(opposite.part(), record).not();
    }
    if (condition instanceof CheckedCondition.All all) {
      return all.parts().stream().map(part -> truth(part, record)).reduce(Truth.TRUE, Truth::and);
    }
    return ((CheckedCondition.Some) condition)
        .parts().stream().map(part -> truth(part, record)).reduce(Truth.FALSE, Truth::or);
  }

  private static Truth truth(SlotTest test, int record) {
    int state = record;
    for (int slot = 0; slot < test.slot(); slot++) {
      state /= STATES;
    }
    state %= STATES;
    return state == VALUES ? test.onMissing() : test.ofValue(state);
  }

  private static CheckedCondition randomCondition(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(5);
    if (kind < 2) {
      return new CheckedCondition.Test(randomTest(random));
    }
    if (kind == 2) {
      return new CheckedCondition.Opposite(randomCondition(random, depth - 1));
    }
    List<CheckedCondition> parts = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      parts.add(randomCondition(random, depth - 1));
    }
    return kind == 3 ? new CheckedCondition.All(parts) : new CheckedCondition.Some(parts);
  }

  private static SlotTest randomTest(Random random) {
    int slot = random.nextInt(SLOTS);
    if (random.nextInt(4) == 0) {
      return SlotTests.ofMissing(slot, 0);
    }
    int low = random.nextInt(VALUES);
    int high = low + random.nextInt(VALUES - low);
    return SlotTests.ofValues(slot, List.of(new Interval(low, high)), 0);
  }
}
