package io.verdict.engine.live;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Session;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.store.ArtifactStore;
import java.nio.file.Path;

/** Child of a test: follows a store and says, once each, which credit rule is in force. */
public final class FollowerMain {
  private FollowerMain() {}

  /** Argument: the store's folder. */
  public static void main(String[] arguments) throws InterruptedException {
    ArtifactStore store = ArtifactStore.open(Path.of(arguments[0]));
    try (LiveEngine live =
        LiveEngine.open(store, LiveOptions.of(Trust.anything(), () -> 1_800_000_000_000L))) {
      live.watch(100);
      String said = "";
      while (!said.equals("C_2")) {
        Session session = live.choose(Engines.BASE, Applicant.NONE).engine().newSession();
        session.record().integer("devices", 1).integer("age", 60);
        String rule = session.decide().firedRules(Stage.CREDIT).get(0);
        if (!rule.equals(said)) {
          System.out.println(rule);
          said = rule;
        }
        Thread.sleep(5);
      }
    }
  }
}
