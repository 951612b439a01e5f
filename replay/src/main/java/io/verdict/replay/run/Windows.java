package io.verdict.replay.run;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import java.nio.file.Path;
import java.util.List;

/** The feature store of a replay, when a policy declares a window or a list. */
final class Windows implements AutoCloseable {
  private static final long SLAB_BYTES = 4L << 30;
  private static final int EXPECTED_ENTITIES = 1 << 17;

  private final SlabFeatureStore store;
  private final Features features;
  private final DatedLists lists;
  private final FraudLabels labels;
  private final Rejections rejections;

  private Windows(
      SlabFeatureStore store,
      Features features,
      DatedLists lists,
      FraudLabels labels,
      Rejections rejections) {
    this.store = store;
    this.features = features;
    this.lists = lists;
    this.labels = labels;
    this.rejections = rejections;
  }

  /** Opens the store and loads the lists that lie beside the data, or else beside the policy. */
  static Windows open(Flow flow, HistorySource source, Path policyFolder, KeyHasher hasher) {
    List<StageModel> models = flow.models();
    boolean isUsed =
        models.stream()
            .anyMatch(
                m -> !m.windows().isEmpty() || !m.probes().isEmpty() || !m.graphs().isEmpty());
    if (!isUsed) {
      return new Windows(null, null, null, null, null);
    }
    StoreOptions options = StoreOptions.defaults().withCapacity(SLAB_BYTES, EXPECTED_ENTITIES);
    SlabFeatureStore store = SlabFeatureStore.open(options);
    List<Path> folders = List.of(source.folder(), policyFolder);
    try {
      DatedLists lists = DatedLists.load(models, folders, store.lists(), hasher);
      Features features = store.bind(models, flow.layout());
      return new Windows(
          store,
          features,
          lists,
          FraudLabels.of(models, features, lists, hasher),
          Rejections.of(flow, features));
    } catch (InputException e) {
      store.close();
      throw e;
    }
  }

  boolean isUsed() {
    return features != null;
  }

  /** Joins what was known before the application, then stores it as an event. */
  void joinThenApply(Record record, long timeMillis, long eventId) {
    lists.advance(timeMillis);
    labels.advance(timeMillis);
    features.join(record, timeMillis);
    features.apply(record, timeMillis, eventId);
    rejections.joined(record, timeMillis);
  }

  /** Whether an application can be joined only when all before it are decided. */
  boolean mustWait(Record record, long timeMillis) {
    return rejections.mustWait(record, timeMillis);
  }

  /** Takes what was decided: windows may count rejections. */
  void decided(Place place) {
    if (rejections != null) {
      rejections.decided(place);
    }
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
