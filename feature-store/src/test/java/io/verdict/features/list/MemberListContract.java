package io.verdict.features.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every list keeps, however it is stored. */
abstract class MemberListContract {
  /** A list of what a source says, with room for 200,000 members. */
  abstract MemberList open(MemberSource source) throws Exception;

  @Test
  void anEmptyListHasNoMember() throws Exception {
    MemberList list = open(sink -> {});
    assertThat(list.size()).isZero();
    assertThat(list.contains(0, 0)).isFalse();
    assertThat(list.contains(1, 1)).isFalse();
  }

  @Test
  void aMemberAddedTwiceCountsOnce() throws Exception {
    MemberList list =
        open(
            sink -> {
              assertThat(sink.add(5, 6)).isTrue();
              assertThat(sink.add(5, 6)).isTrue();
              assertThat(sink.add(0, 0)).isTrue();
              assertThat(sink.add(0, 0)).isTrue();
            });
    assertThat(list.size()).isEqualTo(2);
    assertThat(list.contains(5, 6)).isTrue();
    assertThat(list.contains(6, 5)).isFalse();
    assertThat(list.contains(5, 0)).isFalse();
    assertThat(list.contains(0, 0)).isTrue();
  }

  @Test
  void agreesWithASetOfJava() throws Exception {
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    Set<Long> expected = new HashSet<>();
    MemberList list =
        open(
            sink -> {
              for (int i = 0; i < 100_000; i++) {
                long member = random.nextLong(150_000);
                expected.add(member);
                sink.add(member * 31, member);
              }
            });
    assertThat(list.size()).as("seed %d", seed).isEqualTo(expected.size());
    for (long member = 0; member < 150_000; member++) {
      if (list.contains(member * 31, member) != expected.contains(member)) {
        throw new AssertionError("seed " + seed + ": member " + member);
      }
    }
  }
}
