package io.verdict.replay.run;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Record;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.rules.CompiledPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A history's rows as a policy sees them: read by its mapping, with its features joined, decided.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class HistoryWalk {
  private HistoryWalk() {}

  /**
   * What was gone through.
   *
   * @param file the data file
   * @param rejected rows that could not be read, or that lack what is required
   */
  public record Walked(Path file, long rejected) {}

  /** What is done with each row. */
  public interface Visitor {
    /**
     * Takes a row.
     *
     * @param record its slots; overwritten by the next row
     * @param outcome what became of it, as far as the file says
     * @param timeMillis when it was; {@link Long#MIN_VALUE} where the mapping names no time
     * @param fired the rules that fired, of all stages
     */
    void row(Record record, RecordedOutcome outcome, long timeMillis, Set<String> fired);
  }

  /**
   * Goes through a history.
   *
   * @param data the data file, or a folder that holds the mapping's source
   * @throws InputException if something that was given is wrong
   */
  public static Walked run(
      Path folder, Path data, CompiledPolicy policy, Visitor visitor, Progress progress)
      throws IOException {
    long rejected = 0;
    long read = 0;
    Set<String> fired = new HashSet<>();
    try (ComparedPolicy rows = ComparedPolicy.open(folder, data, policy)) {
      while (rows.next()) {
        read++;
        if (rows.decide()) {
          fired.clear();
          for (StageModel model : rows.flow.models()) {
            if (model.stage().compareTo(rows.place.decision.stage()) <= 0) {
              fired.addAll(rows.place.decision.firedRules(model.stage()));
            }
          }
          Record record = rows.place.session.record();
          visitor.row(record, rows.place.recorded, rows.place.timeMillis, fired);
        } else {
          rejected++;
        }
        progress.report("reading", read, 0);
      }
      return new Walked(rows.source().file(), rejected);
    }
  }
}
