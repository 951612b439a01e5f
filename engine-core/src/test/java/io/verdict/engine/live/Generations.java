package io.verdict.engine.live;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.engine.testing.StageBuilder;
import java.nio.ByteBuffer;
import java.util.List;

/** Small policies of many versions, whose rules tell by their names which version they are of. */
final class Generations {
  static final int WHOLE = 10_000;

  private Generations() {}

  /** The fraud stage of a version: one rule that always scores. */
  static StageModel fraud(int version) {
    return new StageBuilder(Stage.FRAUD)
        .version(version)
        .required("devices")
        .scores("F_" + version, 1, "devices", 0)
        .build();
  }

  /** The credit stage of a version: rejects from an age on, for a reason named for the version. */
  static StageModel credit(int version, int fromAge) {
    return new StageBuilder(Stage.CREDIT)
        .version(version)
        .input("age")
        .rule("C_" + version, Outcome.REJECT, UnknownPolicy.SKIP, "age", fromAge)
        .build();
  }

  /** Puts a model into a store; returns its hash there. */
  static String put(ArtifactStore store, StageModel model) {
    byte[] bytes = ArtifactFormat.write(model);
    return store.put(model.name(), model.version(), ByteBuffer.wrap(bytes));
  }

  static Entry entry(Role role, String stage, StageModel model, String hash, int share) {
    return new Entry(role, stage, model.name(), model.version(), hash, share);
  }

  static Entry champion(ArtifactStore store, StageModel model) {
    return entry(Role.CHAMPION, model.stage().policyName(), model, put(store, model), WHOLE);
  }

  /** Champions of both stages in one version. */
  static List<Entry> both(ArtifactStore store, int version) {
    return List.of(champion(store, fraud(version)), champion(store, credit(version, 50)));
  }
}
