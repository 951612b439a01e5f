package io.verdict.replay.run;

import io.verdict.engine.explain.SlotText;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.replay.history.Cut;
import io.verdict.replay.history.RowReader;
import java.util.List;

/** The groups of a case: those of the row when it is read, those of results when it is decided. */
final class CaseGroups {
  private final List<Cut> cuts;
  private final int[] results;

  CaseGroups(Flow flow, List<Cut> cuts) {
    this.cuts = cuts;
    this.results = new int[cuts.size()];
    Schema schema = flow.layout().schema();
    for (int i = 0; i < results.length; i++) {
      int slot = schema.slotOf(cuts.get(i).name());
      results[i] = slot >= 0 && schema.field(slot).role() != Role.INPUT ? slot : -1;
    }
  }

  int size() {
    return results.length;
  }

  void read(RowReader reader, String[] groups) {
    for (int i = 0; i < results.length; i++) {
      groups[i] = results[i] < 0 ? reader.group(i) : "";
    }
  }

  void decided(Record record, String[] groups) {
    for (int i = 0; i < results.length; i++) {
      if (results[i] >= 0) {
        groups[i] = cuts.get(i).group(SlotText.of(record, results[i]));
      }
    }
  }
}
