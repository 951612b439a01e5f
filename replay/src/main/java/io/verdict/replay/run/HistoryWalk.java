package io.verdict.replay.run;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Record;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.loan.World;
import io.verdict.rules.CompiledPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A history's rows as a policy sees them: read by its mapping, with its features joined, decided.
 * Windows over the policy's own rejections stay empty.
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
   * @param isGenerated whether the outcomes are the truth of a generated world
   */
  public record Walked(Path file, long rejected, boolean isGenerated) {}

  /** What is done with each row. */
  public interface Visitor {
    /**
     * Takes a row.
     *
     * @param record its slots; overwritten by the next row
     * @param seen what is known of it beside them; its set of rules is overwritten, too
     */
    void row(Record record, Seen seen);
  }

  /**
   * What is known of a row beside its slots.
   *
   * @param outcome what became of it, as far as the file says; of a generated history the truth
   *     about every applicant on flat terms, as if a test cell had approved all
   * @param timeMillis when it was; {@link Long#MIN_VALUE} where the mapping names no time
   * @param stage the stage that decided it
   * @param fired the rules that fired, of all stages up to that one
   */
  public record Seen(RecordedOutcome outcome, long timeMillis, Stage stage, Set<String> fired) {}

  /**
   * Goes through a history.
   *
   * @param data the data file, or a folder that holds the mapping's source
   * @throws InputException if something that was given is wrong
   */
  public static Walked run(
      Path folder, Path data, CompiledPolicy policy, Visitor visitor, Progress progress)
      throws IOException {
    return run(ComparedPolicy.open(folder, data, policy), visitor, progress);
  }

  /**
   * Goes through a history of one stage alone, such as the months of accounts: by the mapping that
   * bears the stage's name.
   *
   * @param where the policy folder, its data, and the stage
   * @throws InputException if something that was given is wrong
   */
  public static Walked runStage(
      StageData where, CompiledPolicy policy, Visitor visitor, Progress progress)
      throws IOException {
    return run(
        ComparedPolicy.ofStage(where.folder(), where.data(), policy, where.stage()),
        visitor,
        progress);
  }

  /**
   * The data of one stage.
   *
   * @param folder the policy folder
   * @param data the data file, or a folder that holds the mapping's source
   * @param stage the stage
   */
  public record StageData(Path folder, Path data, Stage stage) {}

  private static Walked run(ComparedPolicy opened, Visitor visitor, Progress progress)
      throws IOException {
    long rejected = 0;
    long read = 0;
    Set<String> fired = new HashSet<>();
    try (ComparedPolicy rows = opened.withoutRejections()) {
      World world = rows.source().isGenerated() ? World.open(rows.source().folder()) : null;
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
          Stage stage = rows.place.decision.stage();
          visitor.row(record, new Seen(outcome(rows, world), rows.place.timeMillis, stage, fired));
        } else {
          rejected++;
        }
        progress.report("reading", read, 0);
      }
      return new Walked(rows.source().file(), rejected, world != null);
    }
  }

  private static RecordedOutcome outcome(ComparedPolicy rows, World world) {
    if (world == null) {
      return rows.place.recorded;
    }
    boolean isBad = world.wouldBeBad(SealedTruth.applicationKey(rows.place.id));
    return isBad ? RecordedOutcome.BAD : RecordedOutcome.GOOD;
  }
}
