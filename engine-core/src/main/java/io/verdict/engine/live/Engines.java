package io.verdict.engine.live;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.record.Applicant;
import java.util.List;
import java.util.Optional;

/**
 * Where a decision service finds the engine that decides an application: always the same one, or
 * the one that the activation table names for this person now.
 *
 * <p><b>Thread safety</b>: shared by threads.
 */
public interface Engines {
  /** The scenario of an application that comes through none. */
  String BASE = "";

  /**
   * The engine for one application; it goes on under it to its end, whatever is activated
   * meanwhile.
   *
   * @param scenario the partner's scenario, or {@link #BASE}
   * @param applicant whose share decides between champion and challengers
   * @throws IllegalStateException if nothing is in force for the scenario
   */
  Choice choose(String scenario, Applicant applicant);

  /**
   * The engine of artifacts that were in force once, for an application that was begun under them.
   *
   * @param artifacts their hashes as {@link Choice#artifacts()} had them
   * @return the engine, or empty when one of them can no longer be loaded
   */
  Optional<Engine> pinned(List<String> artifacts);

  /** Engines that always are the same one, without challengers and shadows. */
  static Engines always(Engine engine) {
    return new FixedEngine(engine);
  }

  /**
   * What decides an application.
   *
   * @param revision revision of the activation; 0 for an engine that is always the same
   * @param engine the engine that decides
   * @param artifacts hashes of its artifacts in the order of its stages, under which {@link
   *     Engines#pinned} finds it again
   * @param shadows engines that are evaluated beside it, without effect
   */
  record Choice(long revision, Engine engine, List<String> artifacts, List<Shadow> shadows) {
    public Choice {
      artifacts = List.copyOf(artifacts);
      shadows = List.copyOf(shadows);
    }
  }

  /**
   * An engine that is evaluated beside the one that decides.
   *
   * @param artifact hash of the artifact that is on trial
   * @param label its name and version
   * @param engine the deciding engine with this artifact in its stage
   */
  record Shadow(String artifact, String label, Engine engine) {}
}
