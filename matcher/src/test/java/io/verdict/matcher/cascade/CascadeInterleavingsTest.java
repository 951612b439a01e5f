package io.verdict.matcher.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Every order in which messages, losses, timers, a cancel and the funders' whims can meet, for one
 * order and a few funders. Each path is run from the beginning, driven by a row of choices; a state
 * that was seen before is not gone into again.
 */
final class CascadeInterleavingsTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));

  @Test
  void noInterleavingPaysTwiceOrLosesAReservation(TestReporter reporter) {
    explore(2, 1, true, false, reporter);
    explore(3, 0, false, false, reporter);
    if (NIGHTLY) {
      explore(2, 1, true, true, reporter);
      explore(3, 1, false, false, reporter);
      explore(2, 2, true, true, reporter);
      explore(3, 1, true, true, reporter);
    }
  }

  private static void explore(
      int funders, int losses, boolean mayCancel, boolean isRich, TestReporter reporter) {
    Set<String> seen = new HashSet<>();
    int[] choices = new int[200];
    int[] counts = new int[200];
    int depth = 0;
    long paths = 0;
    long ends = 0;
    do {
      Interleaving path = new Interleaving(funders, losses, mayCancel, isRich);
      int at = 0;
      boolean isNew = true;
      while (isNew) {
        int enabled = path.enabled();
        path.requireSound();
        if (enabled == 0) {
          path.requireEnd();
          ends++;
          break;
        }
        if (at == depth) {
          isNew = seen.add(path.digest());
          if (!isNew) {
            break;
          }
          choices[at] = 0;
          counts[at] = enabled;
          depth++;
        }
        path.take(choices[at++]);
      }
      paths++;
      while (depth > 0 && choices[depth - 1] + 1 == counts[depth - 1]) {
        depth--;
      }
      if (depth > 0) {
        choices[depth - 1]++;
      }
    } while (depth > 0);
    assertThat(ends).isPositive();
    reporter.publishEntry(
        String.format(
            "%d funders, %d losses, cancel %s: %d states, %d paths, %d ends",
            funders, losses, mayCancel, seen.size(), paths, ends));
  }
}
