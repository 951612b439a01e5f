package io.verdict.rules.checked;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The algebra of tests of one slot against Kleene's tables, value by value. */
class SlotTestsPropertyTest {

  private static final long SEED = Long.getLong("verdict.seed", 20261201L);
  private static final int ROUNDS = 5_000;
  private static final int SPECIALS = 2;
  private static final long[] PROBES = {
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -3,
    -2,
    -1,
    0,
    1,
    2,
    3,
    4,
    5,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE
  };

  @Test
  void conjunctionDisjunctionAndComplementAreKleenesOnEveryValueAndState() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      SlotTest left = randomTest(random);
      SlotTest right = randomTest(random);
      String context = "seed " + SEED + " round " + round + " " + left + " " + right;
      SlotTest both = SlotTests.both(left, right);
      SlotTest either = SlotTests.either(left, right);
      SlotTest not = SlotTests.not(left);
      for (long value : PROBES) {
        Truth l = left.ofValue(value);
        Truth r = right.ofValue(value);
        assertThat(both.ofValue(value)).as(context).isEqualTo(l.and(r));
        assertThat(either.ofValue(value)).as(context).isEqualTo(l.or(r));
        assertThat(not.ofValue(value)).as(context).isEqualTo(l.not());
      }
      assertThat(both.onMissing()).isEqualTo(left.onMissing().and(right.onMissing()));
      assertThat(either.onMissing()).isEqualTo(left.onMissing().or(right.onMissing()));
      assertThat(not.onMissing()).isEqualTo(left.onMissing().not());
      for (int special = 0; special < SPECIALS; special++) {
        Truth l = left.onSpecial().get(special);
        Truth r = right.onSpecial().get(special);
        assertThat(both.onSpecial().get(special)).isEqualTo(l.and(r));
        assertThat(either.onSpecial().get(special)).isEqualTo(l.or(r));
        assertThat(not.onSpecial().get(special)).isEqualTo(l.not());
      }
    }
  }

  @Test
  void aTestAndItsComplementStayUnknownWhereTheTestIs() {
    SlotTest positive = SlotTests.ofValues(0, List.of(new Interval(1, 5)), 1);

    SlotTest either = SlotTests.either(positive, SlotTests.not(positive));

    assertThat(either.intervals()).isEqualTo(Intervals.ALL);
    assertThat(either.onMissing()).isEqualTo(Truth.UNKNOWN);
    assertThat(SlotTests.isAlways(either)).isFalse();
  }

  private static SlotTest randomTest(Random random) {
    List<Interval> intervals = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      long first = PROBES[random.nextInt(PROBES.length)];
      long second = PROBES[random.nextInt(PROBES.length)];
      intervals.add(new Interval(Math.min(first, second), Math.max(first, second)));
    }
    List<Truth> specials = List.of(randomTruth(random), randomTruth(random));
    return new SlotTest(0, Intervals.union(intervals), randomTruth(random), specials);
  }

  private static Truth randomTruth(Random random) {
    return Truth.values()[random.nextInt(Truth.values().length)];
  }
}
