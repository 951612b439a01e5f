package io.verdict.replay.run;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.schema.Schema;
import io.verdict.replay.history.RowTarget;
import java.time.ZoneId;
import java.util.List;

/** Which stages a row of history feeds: the application's, or in-loan where there is no other. */
final class ApplicationStages {
  private ApplicationStages() {}

  static boolean hasApplication(Flow flow) {
    return flow.program(Stage.FRAUD) != null || flow.program(Stage.CREDIT) != null;
  }

  static RowTarget target(Flow flow, ZoneId zone, KeyHasher hasher) {
    boolean isApplication = hasApplication(flow);
    List<Schema> fed =
        flow.models().stream()
            .filter(model -> !isApplication || model.stage() != Stage.IN_LOAN)
            .map(StageModel::schema)
            .toList();
    return RowTarget.of(flow.layout(), fed, zone, hasher::set);
  }
}
