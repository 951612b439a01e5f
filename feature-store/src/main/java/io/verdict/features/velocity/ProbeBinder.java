package io.verdict.features.velocity;

import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.features.list.MemberLists;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binds the list probes of a flow's stages to lists by name. */
final class ProbeBinder {
  private ProbeBinder() {}

  static BoundProbe[] bind(List<StageModel> stages, RecordLayout layout, MemberLists lists) {
    Map<String, BoundProbe> bound = new LinkedHashMap<>();
    for (StageModel stage : stages) {
      for (ListProbe probe : stage.probes()) {
        Field written = stage.schema().field(probe.slot());
        Field probed = stage.schema().field(probe.keySlot());
        Kind kind = kindOf(stage, probe, probed);
        BoundProbe made =
            new BoundProbe(
                layout.slot(written.name()),
                layout.slot(probed.name()),
                kind,
                lists.slot(probe.list(), kind));
        BoundProbe first = bound.putIfAbsent(written.name(), made);
        if (first != null && !first.equals(made)) {
          throw new IllegalArgumentException(
              written.name() + " probes different lists in two stages\n  rename one of them");
        }
      }
    }
    return bound.values().toArray(new BoundProbe[0]);
  }

  private static Kind kindOf(StageModel stage, ListProbe probe, Field probed) {
    Kind kind = probed.type().kind();
    for (ListModel list : stage.lists()) {
      if (list.name().equals(probe.list()) && list.kind() != kind) {
        throw new IllegalArgumentException(
            "list "
                + list.name()
                + " holds "
                + list.kind()
                + " and cannot tell of "
                + probed.name()
                + ", a "
                + kind);
      }
    }
    return kind;
  }
}
