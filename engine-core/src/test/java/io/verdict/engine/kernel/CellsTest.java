package io.verdict.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static final RecordLayout LAYOUT =
      RecordLayout.of(
          Schema.of(
              List.of(
                  Field.input("f", Type.integer(), false),
                  Field.input("other", Type.integer(), false))));
  private static final Cells OTHER = new Cells(1, new long[] {5, 9}, 0);

  private final Set<CellShape.Kind> seen = EnumSet.noneOf(CellShape.Kind.class);
  private final Record record = LAYOUT.newRecord();
  private final int[] found = new int[3];

  @Test
  void countsBoundariesNotAboveTheValueInEveryShape() {
    check();
    check(0);
    check(-5, 0, 1, 2, 4000);
    check(Long.MIN_VALUE + 1, 0, Long.MAX_VALUE);
    check(Long.MIN_VALUE + 1);
    check(Long.MAX_VALUE);
    check(Long.MAX_VALUE - 5000, Long.MAX_VALUE - 3, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    check(10, 20, 1_000_000, 2_000_000, 5_000_000);
    check(0, 1, 2, 3, 4_000_000, 9_000_000);
    check(clustered(3));
    check(LongStream.iterate(20, b -> b + b / 3).limit(100).toArray());
    assertThat(seen).containsExactlyInAnyOrder(CellShape.Kind.values());
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

  @Test
  void listsTheSlotsWithoutAValueWhereverTheyLie() {
    SplittableRandom random = new SplittableRandom(5);
    for (int size : new int[] {1, 7, 8, 9, 63, 64, 65, 130}) {
      List<Field> fields =
          IntStream.range(0, size)
              .mapToObj(i -> Field.input("f" + i, Type.integer(), false))
              .toList();
      Record wide = RecordLayout.of(Schema.of(fields)).newRecord();
      int[] slots = random.ints(0, size).limit(size).toArray();
      CellSearch search =
          CellSearch.of(
              Arrays.stream(slots).mapToObj(s -> new Cells(s, new long[0], 0)).toList(), 1);
      for (int round = 0; round < 20; round++) {
        wide.clear();
        random.ints(size / 2, 0, size).forEach(slot -> wide.set(slot, 1));
        int[] absent = new int[slots.length];
        int count = search.absent(wide, absent);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
          if (!wide.isPresent(slots[i])) {
            expected.add(i);
          }
        }
        assertThat(Arrays.stream(absent).limit(count).boxed())
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  private static long[] clustered(long step) {
    long[] boundaries = new long[40];
    for (int i = 0; i < 20; i++) {
      boundaries[i] = i * step;
      boundaries[20 + i] = Long.MAX_VALUE / 2 + i * 7L;
    }
    return boundaries;
  }

  private void check(long... boundaries) {
    check(new Cells(0, boundaries, 0), boundaries);
    if (boundaries.length == 0 || (boundaries[0] >= 0 && boundaries[boundaries.length - 1] < 64)) {
      check(new Cells(0, boundaries, 64), boundaries);
    }
  }

  private void check(Cells cells, long[] boundaries) {
    seen.add(cells.shape().kind);
    CellSearch search =
        CellSearch.of(Stream.of(OTHER, cells, OTHER).sorted(Cells.ORDER).toList(), 3);
    for (long boundary : boundaries) {
      checkValue(cells, search, boundaries, boundary - 1);
      checkValue(cells, search, boundaries, boundary);
      if (boundary != Long.MAX_VALUE) {
        checkValue(cells, search, boundaries, boundary + 1);
      }
    }
    checkValue(cells, search, boundaries, Long.MIN_VALUE);
    checkValue(cells, search, boundaries, Long.MAX_VALUE);
    checkValue(cells, search, boundaries, 0);
    checkValue(cells, search, boundaries, 1L << 32);
  }

  private void checkValue(Cells cells, CellSearch search, long[] boundaries, long value) {
    int expected = 0;
    for (long boundary : boundaries) {
      expected += boundary <= value ? 1 : 0;
    }
    int cell = cells.cellOf(value);
    assertThat(cell).as("value %d of %d boundaries", value, boundaries.length).isEqualTo(expected);
    assertThat(value).isBetween(cells.lowest(cell), cells.highest(cell));
    record.set(0, value);
    search.find(record, found);
    int position = position(search);
    int first = 0;
    for (int before = 0; before < position; before++) {
      first += OTHER.valueCells();
    }
    assertThat(found[position])
        .as("value %d, %s", value, cells.shape().kind)
        .isEqualTo(3 * (first + expected));
  }

  private static int position(CellSearch search) {
    int position = 0;
    while (search.slot(position) != 0) {
      position++;
    }
    return position;
  }
}
