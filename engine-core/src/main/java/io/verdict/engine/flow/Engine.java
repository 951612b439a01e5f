package io.verdict.engine.flow;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.port.Features;
import java.util.List;
import java.util.Objects;

/**
 * The engine of a host: the flow of its policies and the feature source that they read.
 *
 * <p><b>Thread safety</b>: shared by threads; each takes a session of its own. <b>Lifecycle</b>:
 * made once; a new policy is a new engine.
 */
public final class Engine {
  private final Flow flow;
  private final Features features;

  private Engine(Flow flow, Features features) {
    this.flow = flow;
    this.features = features;
  }

  /** An engine over stages that declare no window and no list, or whose host fills them. */
  public static Engine of(List<StageModel> stages) {
    return new Engine(Flow.of(stages), null);
  }

  /** An engine whose windows and lists a feature source supplies. */
  public static Engine of(List<StageModel> stages, FeatureSource source) {
    Objects.requireNonNull(source, "source");
    Flow flow = Flow.of(stages);
    return new Engine(flow, source.bind(flow.models(), flow.layout()));
  }

  /** The flow. */
  public Flow flow() {
    return flow;
  }

  /** The bound feature source, or null when there is none. */
  public Features features() {
    return features;
  }

  /** A session for one thread. */
  public Session newSession() {
    return new Session(flow, features);
  }
}
