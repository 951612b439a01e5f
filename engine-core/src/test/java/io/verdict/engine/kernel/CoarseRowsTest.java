package io.verdict.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A table of a million cells within the row budget: decided exactly, without allocation. */
class CoarseRowsTest {
  private static final int ROWS = 100_000;
  private static final int COLUMNS = 10;
  private static final int RECORDS = 12;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128L);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Schema schema = schema();
  private final RecordLayout layout = RecordLayout.join(List.of(schema));
  private final List<Condition> rows = rows();

  @Test
  void holdsATableOfAMillionCellsWithinTheBudgetAndDecidesItExactly() {
    long begin = THREADS.getCurrentThreadCpuTime();
    Kernel kernel = Kernel.link(rows, schema, layout);
    System.out.printf(
        "%,d rows of %d columns linked in %,d ms of CPU, %,d KiB of rows%n",
        ROWS,
        COLUMNS,
        (THREADS.getCurrentThreadCpuTime() - begin) / 1_000_000,
        kernel.rowBytes() >> 10);

    assertThat(kernel.isCoarse()).isTrue();
    assertThat(kernel.rowBytes()).isLessThanOrEqualTo(KernelLimits.DEFAULT.maxRowBytes());
    KernelMatch match = kernel.newMatch();
    long held = 0;
    for (int i = 0; i < RECORDS; i++) {
      Record record = record();
      kernel.evaluate(record, match);
      held += compare(match, record, i);
    }
    assertThat(held).as("rows that hold for the records, seed %d", SEED).isPositive();
    assertThat(allocatedBy(() -> kernel.evaluate(layout.newRecord(), match)))
        .isEqualTo(allocatedBy(layout::newRecord));
  }

  private long compare(KernelMatch match, Record record, int number) {
    long held = 0;
    for (int row = 0; row < ROWS; row++) {
      Truth expected = NaiveConditions.truth(rows.get(row), schema, record);
      boolean isTrue = (match.trueWords()[row >>> 6] >>> row & 1) != 0;
      boolean isUnknown = (match.unknownWords()[row >>> 6] >>> row & 1) != 0;
      Truth actual = isUnknown ? Truth.UNKNOWN : Truth.of(isTrue);
      if (actual != expected) {
        assertThat(actual).as("seed %d record %d row %d", SEED, number, row).isEqualTo(expected);
      }
      held += isTrue ? 1 : 0;
    }
    return held;
  }

  @Test
  void refusesALimitThatNotEvenOneCellASlotKeeps() {
    assertThatThrownBy(() -> Kernel.link(rows, schema, layout, new KernelLimits(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100000 bytes of bit rows")
        .hasMessageContaining("KernelLimits.maxRowBytes");
  }

  private static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      fields.add(Field.input("f" + column, Type.integer(), false));
    }
    return Schema.of(fields);
  }

  private List<Condition> rows() {
    List<Condition> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      List<SlotTest> tests = new ArrayList<>();
      for (int slot = 0; slot < COLUMNS; slot++) {
        long low = random.nextInt(1_000_000);
        long high = low + random.nextInt(500_000);
        boolean isOpen = random.nextInt(3) == 0;
        Interval interval = new Interval(low, isOpen ? Long.MAX_VALUE : high);
        Truth onMissing = random.nextInt(4) == 0 ? Truth.TRUE : Truth.UNKNOWN;
        tests.add(new SlotTest(slot, List.of(interval), onMissing, List.of()));
      }
      rows.add(new Condition(List.of(new Conjunction(tests))));
    }
    return rows;
  }

  private Record record() {
    Record record = layout.newRecord();
    for (int slot = 0; slot < COLUMNS; slot++) {
      if (random.nextInt(8) != 0) {
        record.set(slot, random.nextInt(1_500_000));
      }
    }
    return record;
  }

  private static long allocatedBy(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 50; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
