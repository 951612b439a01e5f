package io.verdict.engine.port;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.RecordLayout;
import java.util.List;

/** Supplies the windows and lists that policies declare; the feature store is one. */
public interface FeatureSource {
  /**
   * Binds the windows, lists and graphs of a flow's stages to the slots of its layout.
   *
   * @throws IllegalArgumentException if a stage declares a window, list or graph that cannot be
   *     served
   */
  Features bind(List<StageModel> stages, RecordLayout layout);

  /**
   * Told when every flow in force is bound, before the first decision: a durable source brings
   * itself to where its log ends. Called again it does nothing.
   */
  default void start() {}
}
