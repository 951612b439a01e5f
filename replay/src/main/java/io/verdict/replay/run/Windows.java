package io.verdict.replay.run;

import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The feature store of a replay, when a policy declares a window or a list. */
final class Windows implements AutoCloseable {
  private static final long SLAB_BYTES = 4L << 30;
  private static final int EXPECTED_ENTITIES = 1 << 17;

  private final SlabFeatureStore store;
  private final Features features;

  private Windows(SlabFeatureStore store, Features features) {
    this.store = store;
    this.features = features;
  }

  /** Opens the store and loads the lists that lie beside the data, or else beside the policy. */
  static Windows open(Flow flow, HistorySource source, Path policyFolder, KeyHasher hasher) {
    List<StageModel> models = flow.models();
    boolean isUsed = models.stream().anyMatch(m -> !m.windows().isEmpty() || !m.probes().isEmpty());
    if (!isUsed) {
      return new Windows(null, null);
    }
    StoreOptions options = StoreOptions.defaults().withCapacity(SLAB_BYTES, EXPECTED_ENTITIES);
    SlabFeatureStore store = SlabFeatureStore.open(options);
    Path lists = listFolder(models, source.folder(), policyFolder);
    try {
      store.lists().loadDeclared(models, lists, hasher);
    } catch (IOException e) {
      store.close();
      throw new InputException(
          "cannot load the lists of the policy from "
              + lists
              + ": "
              + e.getMessage()
              + "\nput each list's file there",
          e);
    }
    return new Windows(store, store.bind(models, flow.layout()));
  }

  private static Path listFolder(List<StageModel> models, Path data, Path policy) {
    for (StageModel model : models) {
      for (ListModel list : model.lists()) {
        if (!list.file().isEmpty()) {
          return Files.exists(data.resolve(list.file())) ? data : policy;
        }
      }
    }
    return data;
  }

  boolean isUsed() {
    return features != null;
  }

  /** Joins what was known before the application, then stores it as an event. */
  void joinThenApply(Record record, long timeMillis, long eventId) {
    features.join(record, timeMillis);
    features.apply(record, timeMillis, eventId);
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
