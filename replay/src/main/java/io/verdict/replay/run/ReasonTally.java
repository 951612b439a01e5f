package io.verdict.replay.run;

import io.verdict.engine.artifact.Reason;
import io.verdict.engine.flow.Decision;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.ReasonsPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the reasons of decisions that did not approve. */
final class ReasonTally {
  private final Map<String, long[]> counts = new TreeMap<>();
  private final Map<String, Text> texts = new TreeMap<>();
  private long declined;
  private long withoutReason;

  void add(Decision decision) {
    declined++;
    int count = decision.reasonCount();
    withoutReason += count == 0 ? 1 : 0;
    for (int rank = 0; rank < count; rank++) {
      Reason reason = decision.reason(rank);
      long[] both = counts.computeIfAbsent(reason.code(), code -> new long[2]);
      both[0] += rank == 0 ? 1 : 0;
      both[1]++;
      texts.putIfAbsent(reason.code(), text(reason));
    }
  }

  private static Text text(Reason reason) {
    return new Text(reason.text(), reason.textZh().isEmpty() ? reason.text() : reason.textZh());
  }

  long declined() {
    return declined;
  }

  long withoutReason() {
    return withoutReason;
  }

  List<ReasonsPart.Reason> rows() {
    List<ReasonsPart.Reason> rows = new ArrayList<>();
    counts.forEach(
        (code, both) -> rows.add(new ReasonsPart.Reason(code, texts.get(code), both[0], both[1])));
    return rows;
  }
}
