package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Writes final decisions with their view to a journal, and reads them back, so that each can be
 * decided again and explained from the entry alone.
 *
 * <p><b>Thread safety</b>: confined to one thread. <b>Lifecycle</b>: the caller closes the journal.
 */
public final class DecisionLog {
  private static final int MAX_ENTRY_BYTES = 1 << 20;
  private static final byte[] NO_HASH = new byte[32];

  private final Journal journal;
  private final byte[] flowHash;
  private final ByteBuffer view = ByteBuffer.allocate(MAX_ENTRY_BYTES);
  private final ByteBuffer entry = ByteBuffer.allocate(2 * MAX_ENTRY_BYTES);

  /** A log of the decisions of one flow. */
  public DecisionLog(Journal journal, Flow flow) {
    this.journal = Objects.requireNonNull(journal, "journal");
    this.flowHash = FlowFingerprint.of(flow);
  }

  /**
   * Appends a decision.
   *
   * @param id the application's id, 1 to 200 characters
   * @param decision what was decided
   * @param record the record that it was decided on
   * @return the journal's sequence number
   */
  public long append(String id, Decision decision, Record record) {
    view.clear();
    ViewCodec.write(record, view);
    byte[] bytes = new byte[view.flip().remaining()];
    view.get(bytes);
    Decision.Answer answer = decision.copy();
    Answer kept =
        new Answer(
            id,
            answer.status() == Decision.Status.INCOMPLETE
                ? Answer.Status.INCOMPLETE
                : Answer.Status.DECIDED,
            answer.stage(),
            answer.outcome(),
            answer.target(),
            answer.delayMillis(),
            answer.reasons(),
            List.of(),
            0,
            false);
    entry.clear();
    new DecisionRecord(kept, 0, flowHash, NO_HASH, bytes).write(entry);
    return journal.append(DecisionRecord.TYPE, entry.flip());
  }

  /**
   * Reads every decision of a journal, in its order.
   *
   * @param folder the journal's folder
   * @param flow the flow that they were decided by
   * @param visitor receives each with a reused record that holds its view
   * @throws IllegalStateException if an entry was decided by another policy
   */
  public static void read(Path folder, Flow flow, Visitor visitor) {
    byte[] own = FlowFingerprint.of(flow);
    Record record = flow.layout().newRecord();
    try (JournalReader reader = JournalReader.openOldest(folder)) {
      while (reader.next()) {
        if (reader.type() != DecisionRecord.TYPE) {
          continue;
        }
        DecisionRecord step = DecisionRecord.read(reader.payload());
        if (!Arrays.equals(step.flowHash(), own)) {
          throw new IllegalStateException(
              "entry "
                  + reader.sequence()
                  + " was decided by another policy than the one given;\n"
                  + "give the policy folder that the journal was written with");
        }
        ViewCodec.read(ByteBuffer.wrap(step.view()), record);
        Answer answer = step.answer();
        boolean goesOn =
            visitor.visit(
                answer.applicationId(),
                new Kept(
                    answer.stage(),
                    answer.outcome(),
                    answer.target(),
                    answer.delayMillis(),
                    answer.reasons()),
                record);
        if (!goesOn) {
          return;
        }
      }
    }
  }

  /**
   * What an entry says was decided.
   *
   * @param stage the last stage
   * @param outcome its outcome; null when a required input was missing
   * @param target where a routed application goes, or empty
   * @param delayMillis how long a deferred application is put off, or 0
   * @param reasons codes of the reasons, ranked
   */
  public record Kept(
      Stage stage, Outcome outcome, String target, long delayMillis, List<String> reasons) {}

  /** Receives journal entries. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One entry.
     *
     * @param id the application's id
     * @param kept what was decided
     * @param view a record with the view, to be decided again or read; reused for the next entry
     * @return whether to go on
     */
    boolean visit(String id, Kept kept, Record view);
  }
}
