package io.verdict.benchmarks.trees;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.PeerSet;
import java.util.List;

/** Native libraries for W3, each on one thread. */
public final class TreePeers implements PeerSet<TreeWorkload> {
  @Override
  public String workload() {
    return "W3";
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(
        Entrant.peer("LightGBM", "LightGBM through lightgbm4j 4.3.0-1 (MIT, Apache-2.0)"),
        Entrant.peer("ONNX Runtime", "ONNX Runtime 1.22.0 (MIT)"),
        Entrant.peer("XGBoost4J", "XGBoost4J 3.0.4 (Apache-2.0)").inFullRuns());
  }

  @Override
  public Contender open(TreeWorkload data, String name) {
    return switch (name) {
      case "LightGBM" -> lightGbm(data);
      case "ONNX Runtime" -> OnnxTrees.open(data);
      default -> XgBoostTrees.open(data);
    };
  }

  private static Contender lightGbm(TreeWorkload data) {
    LightGbmRow row =
        new LightGbmRow(LightGbmText.of(data.ensemble, TreeWorkload.FIELDS), TreeWorkload.FIELDS);
    return new TreeContest.RowContender(i -> row.predict(data.rows[i]));
  }
}
