package io.verdict.features.velocity;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The process that {@link KilledStoreTest} kills: applies events and acknowledges the id of each on
 * its standard output, until it dies. Event {@code id} belongs to device {@code id % DEVICES} and
 * carries {@code id} as its amount.
 */
public final class KilledProcess {
  static final int DEVICES = 20;
  static final long NOW = 1_700_000_000_000L;
  static final JournalOptions JOURNAL =
      JournalOptions.of(Durability.PROCESS).withSegmentBytes(1 << 20);
  static final int SNAPSHOT_EVERY = 20_000;

  private KilledProcess() {}

  /** Opens the store in the directory of the first argument and goes on after the second. */
  public static void main(String[] arguments) throws IOException {
    SlabFeatureStore store =
        SlabFeatureStore.open(KilledStoreTest.OPTIONS, Path.of(arguments[0]), JOURNAL);
    SlabFeatures features = KilledStoreTest.FLOW.bind(store);
    store.recover();
    Record record = KilledStoreTest.FLOW.layout.newRecord();
    DataOutputStream acknowledged = new DataOutputStream(System.out);
    for (long id = Long.parseLong(arguments[1]); ; id++) {
      record.clear();
      record.setKey(0, 0, id % DEVICES);
      record.set(2, id);
      if (features.apply(record, NOW + id, id)) {
        acknowledged.writeLong(id);
        acknowledged.flush();
      }
      if (id % SNAPSHOT_EVERY == 0) {
        store.snapshot();
        store.compact();
      }
    }
  }
}
