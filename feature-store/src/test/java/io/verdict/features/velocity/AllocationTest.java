package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.features.list.SlabMemberList;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Joining and applying allocate nothing once warm. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 50_000;

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count_1h", WindowOp.COUNT, null, "device.id", HOUR).current(),
          Flow.Window.of("sum_7d", WindowOp.SUM, "amount", "device.id", 7 * DAY)
              .where(Flow.amountFrom(100)),
          Flow.Window.of("avg_30d", WindowOp.AVG, "amount", "device.id", 30 * DAY),
          Flow.Window.of("ids_7d", WindowOp.DISTINCT, "id_no", "device.id", 7 * DAY).current(),
          Flow.Window.of("last_7d", WindowOp.LAST, "channel", "id_no", 7 * DAY),
          Flow.Window.of("exact_1h", WindowOp.MAX, "amount", "id_no", HOUR).exact());

  private final StoreOptions options =
      StoreOptions.defaults().withLateness(HOUR, HOUR).withClasses(6, 30, 64);
  private long now = 1_700_000_000_000L;
  private long id;

  @Test
  void joinAndApplyAllocateNothing() {
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = FLOW.bind(store);
      SlabMemberList.Builder list = SlabMemberList.builder(16);
      list.add(1, 2);
      store.lists().slot("fraud_device", Kind.KEY);
      store.lists().swap("fraud_device", list.build());
      Record record = FLOW.layout.newRecord();
      long fewest = Long.MAX_VALUE;
      for (int round = 0; round < 60 && fewest > 0; round++) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        run(features, record);
        fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(fewest).as("bytes of the best of sixty rounds of %d", ROUNDS).isZero();
    }
  }

  private void run(SlabFeatures features, Record record) {
    for (int i = 0; i < ROUNDS; i++) {
      now += 200;
      record.clear();
      record.setKey(0, i % 500, 1);
      record.setKey(1, i % 3_000, 2);
      record.set(2, i);
      record.setSymbol(3, "app");
      features.join(record, now);
      features.apply(record, now, id++);
    }
  }
}
