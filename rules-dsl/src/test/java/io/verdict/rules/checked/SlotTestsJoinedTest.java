package io.verdict.rules.checked;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tests of one slot joined: the same as one after the other, in n log n steps. */
class SlotTestsJoinedTest {

  private static final int COUNT = 10_000;

  private static List<SlotTest> exceptions() {
    return IntStream.range(0, COUNT)
        .mapToObj(i -> SlotTests.ofValues(0, List.of(new Interval(2L * i, 2L * i)), 1))
        .map(SlotTests::not)
        .toList();
  }

  @Test
  void saysTheSameAsOneAfterTheOther() {
    List<SlotTest> tests = exceptions().subList(0, 37);
    assertThat(SlotTests.joined(tests, SlotTests::both))
        .isEqualTo(tests.stream().reduce(SlotTests::both).orElseThrow());
    assertThat(SlotTests.joined(tests, SlotTests::either))
        .isEqualTo(tests.stream().reduce(SlotTests::either).orElseThrow());
  }

  @Test
  void handlesEachIntervalOnceForEachDoubling() {
    AtomicLong handled = new AtomicLong();
    SlotTest joined =
        SlotTests.joined(
            exceptions(),
            (left, right) -> {
              handled.addAndGet(left.intervals().size() + right.intervals().size());
              return SlotTests.both(left, right);
            });
    assertThat(joined.intervals()).hasSize(COUNT + 1);
    int doublings = 64 - Long.numberOfLeadingZeros(COUNT);
    assertThat(handled.get()).isLessThan(2L * COUNT * (doublings + 1));
  }
}
