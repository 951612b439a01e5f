package io.verdict.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelAllocationTest {
  private static final int SLOTS = 12;
  private static final int ROUNDS = 20_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final SplittableRandom random = new SplittableRandom(11);

  @ParameterizedTest
  @ValueSource(ints = {10, 900})
  void evaluatingAllocatesNothingWhateverIsMissingOrWide(int conditions) {
    Schema schema = Schema.of(fields());
    RecordLayout layout = RecordLayout.of(schema);
    List<Condition> all = new ArrayList<>();
    for (int i = 0; i < conditions; i++) {
      long low = random.nextInt(1000);
      Interval interval = new Interval(low, low + random.nextInt(500));
      int slot = random.nextInt(SLOTS);
      SlotTest test = new SlotTest(slot, List.of(interval), Truth.UNKNOWN, List.of());
      all.add(new Condition(List.of(new Conjunction(List.of(test)))));
    }
    Kernel kernel = Kernel.link(all, schema, layout);
    KernelMatch match = kernel.newMatch();
    Record record = layout.newRecord();
    long sum = evaluate(kernel, record, match);
    long before = threads.getCurrentThreadAllocatedBytes();
    sum += evaluate(kernel, record, match);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    assertThat(sum).isPositive();
  }

  private static List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      fields.add(Field.input("f" + i, i == 0 ? Type.bool() : Type.integer(), false));
    }
    return fields;
  }

  private long evaluate(Kernel kernel, Record record, KernelMatch match) {
    long sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      record.clear();
      for (int slot = 0; slot < SLOTS; slot++) {
        if (random.nextInt(20) != 0) {
          record.set(slot, slot == 0 ? i & 1 : random.nextInt(100) == 0 ? 1L << 40 : i % 1500);
        }
      }
      kernel.evaluate(record, match);
      sum += Long.bitCount(match.trueWords()[0] | match.unknownWords()[0]);
    }
    return sum;
  }
}
