package io.verdict.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void countsBoundariesNotAboveTheValueInEveryShape() {
    check(new long[] {});
    check(new long[] {0});
    check(new long[] {-5, 0, 1, 2, 4000});
    check(new long[] {Long.MIN_VALUE + 1, 0, Long.MAX_VALUE});
    check(new long[] {10, 20, 1_000_000, 2_000_000, 5_000_000});
    check(clustered());
  }

  @Test
  void countsThemOnRandomBoundaries() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      long width = 1L << random.nextInt(1, 63);
      check(
          random
              .longs(random.nextInt(1, 200), -width, width)
              .filter(v -> v != Long.MIN_VALUE)
              .sorted()
              .distinct()
              .toArray());
    }
  }

  private static long[] clustered() {
    long[] boundaries = new long[40];
    for (int i = 0; i < 20; i++) {
      boundaries[i] = i * 3L;
      boundaries[20 + i] = Long.MAX_VALUE / 2 + i * 7L;
    }
    return boundaries;
  }

  private static void check(long[] boundaries) {
    Cells cells = new Cells(0, boundaries);
    for (long boundary : boundaries) {
      checkValue(cells, boundaries, boundary - 1);
      checkValue(cells, boundaries, boundary);
      if (boundary != Long.MAX_VALUE) {
        checkValue(cells, boundaries, boundary + 1);
      }
    }
    checkValue(cells, boundaries, Long.MIN_VALUE);
    checkValue(cells, boundaries, Long.MAX_VALUE);
    checkValue(cells, boundaries, 0);
  }

  private static void checkValue(Cells cells, long[] boundaries, long value) {
    int expected = 0;
    for (long boundary : boundaries) {
      expected += boundary <= value ? 1 : 0;
    }
    int cell = cells.cellOf(value);
    assertThat(cell).as("value %d of %d boundaries", value, boundaries.length).isEqualTo(expected);
    assertThat(value).isBetween(cells.lowest(cell), cells.highest(cell));
  }
}
