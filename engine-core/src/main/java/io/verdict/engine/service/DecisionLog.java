package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.live.Engines;
import io.verdict.engine.privacy.PersonKeys;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes final decisions with their view to a journal, and reads them back, so that each can be
 * decided again and explained from the entry alone.
 *
 * <p><b>Thread safety</b>: confined to one thread. <b>Lifecycle</b>: the caller closes the journal.
 */
public final class DecisionLog {
  private static final int MAX_ENTRY_BYTES = 2 << 20;

  private final Journal journal;
  private final DecidedWriter writer;
  private final ByteBuffer entry = ByteBuffer.allocate(MAX_ENTRY_BYTES);

  /** A log of the decisions of one flow. */
  public DecisionLog(Journal journal, Flow flow) {
    this.journal = Objects.requireNonNull(journal, "journal");
    this.writer =
        new DecidedWriter(new Step.Pin(0, Engines.BASE, FlowPrint.of(flow), flow.hashes()));
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
    writer.write(id, decision, record, entry.clear());
    return journal.append(DecisionRecord.TYPE, entry.array(), 0, entry.position());
  }

  /**
   * Reads every decision of a journal whose personal values are open, in its order.
   *
   * @param folder the journal's folder
   * @param flow the flow that they were decided by
   * @param visitor receives each with a reused record that holds its view
   * @throws OtherPolicyException if an entry was decided by another policy
   * @throws IllegalStateException if one is sealed
   */
  public static void read(Path folder, Flow flow, Visitor visitor) {
    read(folder, flow, Optional.empty(), visitor);
  }

  /**
   * Reads every decision of a journal, in its order; those whose personal values were erased are
   * passed over.
   *
   * @param folder the journal's folder
   * @param flow the flow that they were decided by
   * @param keys the keys under which personal values are sealed; empty when they are open
   * @param visitor receives each with a reused record that holds its view
   * @throws OtherPolicyException if an entry was decided by another policy
   * @throws IllegalStateException if one is sealed and there are no keys
   */
  public static void read(Path folder, Flow flow, Optional<PersonKeys> keys, Visitor visitor) {
    byte[] own = FlowPrint.of(flow);
    Record record = flow.layout().newRecord();
    try (JournalReader reader = JournalReader.openOldest(folder)) {
      while (reader.next()) {
        if (reader.type() != DecisionRecord.TYPE) {
          continue;
        }
        Step step = DecisionRecord.read(reader.payload(), keys);
        if (!Arrays.equals(step.pin().flowHash(), own)) {
          throw new OtherPolicyException(reader.sequence());
        }
        if (!step.body().isErased() && !visit(step, record, visitor)) {
          return;
        }
      }
    }
  }

  private static boolean visit(Step step, Record record, Visitor visitor) {
    step.body().fill(record);
    Answer answer = step.answer();
    return visitor.visit(
        answer.applicationId(),
        new Kept(
            answer.stage(),
            answer.outcome(),
            answer.target(),
            answer.delayMillis(),
            answer.reasons(),
            step.course().from(),
            step.course().pendingSources()),
        record);
  }

  /**
   * What an entry says was decided.
   *
   * @param stage the last stage
   * @param outcome its outcome; null when a required input was missing
   * @param target where a routed application goes, or empty
   * @param delayMillis how long a deferred application is put off, or 0
   * @param reasons codes of the reasons, ranked
   * @param from the stage that was decided from; null when a person or the passing of time decided
   * @param pendingSources sources that could still have been asked, as a mask over the flow's
   */
  public record Kept(
      Stage stage,
      Outcome outcome,
      String target,
      long delayMillis,
      List<String> reasons,
      Stage from,
      long pendingSources) {

    /** Whether the engine computed it: what a person or the passing of time decides, it cannot. */
    public boolean isComputed() {
      return from != null;
    }

    /**
     * Decides it again, as it was decided: from the same stage, with the same sources outstanding.
     *
     * @param session a session of the flow that decided
     * @param view the entry's view
     * @throws IllegalStateException if it was not computed
     */
    public Decision again(Session session, Record view) {
      if (from == null) {
        throw new IllegalStateException("a person or the passing of time decided this entry");
      }
      session.record().copyFrom(view);
      return from == Stage.IN_LOAN
          ? session.assessJoined()
          : session.decideFrom(from, pendingSources);
    }

    /** Whether a decision says what the entry says. */
    public boolean isSame(Decision decision) {
      List<String> codes = decision.reasons().stream().map(Reason::code).toList();
      boolean isDecided = decision.status() == Decision.Status.DECIDED;
      return decision.stage() == stage
          && (isDecided ? decision.outcome() : null) == outcome
          && decision.target().equals(target)
          && decision.delayMillis() == delayMillis
          && codes.equals(reasons);
    }
  }

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
