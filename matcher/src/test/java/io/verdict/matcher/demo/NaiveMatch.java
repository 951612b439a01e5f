package io.verdict.matcher.demo;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.record.Record;

/** Whether a product takes a record, test by test: the twin that the index must equal. */
public final class NaiveMatch {
  private NaiveMatch() {}

  /** Slots of schema and layout are the same in these tests. */
  public static boolean takes(Product product, Record record, int minuteOfDay) {
    Truth truth = truth(product.accept(), record);
    boolean holds =
        truth == Truth.TRUE || (truth == Truth.UNKNOWN && product.onUnknown() == UnknownPolicy.HIT);
    boolean isOpen = product.opensMinute() <= minuteOfDay && minuteOfDay < product.closesMinute();
    return holds && isOpen;
  }

  public static Truth truth(Condition condition, Record record) {
    Truth any = Truth.FALSE;
    for (Conjunction alternative : condition.alternatives()) {
      Truth all = Truth.TRUE;
      for (SlotTest test : alternative.tests()) {
        all = all.and(truth(test, record));
      }
      any = any.or(all);
    }
    return any;
  }

  public static Truth truth(SlotTest test, Record record) {
    return record.isPresent(test.slot())
        ? test.ofValue(record.value(test.slot()))
        : test.onMissing();
  }
}
