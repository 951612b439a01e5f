package io.verdict.engine.service;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;

/**
 * Writes a decision that a session has just made as a {@link DecisionRecord}, straight from the
 * session's holders: the same bytes as a {@link Step} would give, without making one.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none for texts of plain ASCII.
 */
final class DecidedWriter {
  private static final byte[] NO_HASH = new byte[DecisionRecord.HASH_BYTES];
  private static final Step.Course APPLIED = new Step.Course(Stage.FRAUD, 0);
  private static final Step.Course ASSESSED = new Step.Course(Stage.IN_LOAN, 0);
  private static final int MAX_PIN_BYTES = 1 << 16;

  private final byte[] pin;

  DecidedWriter(Step.Pin pin) {
    ByteBuffer out = ByteBuffer.allocate(MAX_PIN_BYTES);
    DecisionRecord.putPin(out, pin);
    this.pin = Texts.bytes(out.flip(), out.remaining());
  }

  /**
   * Writes a decision.
   *
   * @param record the record that it was decided on
   * @param out a buffer with an array
   */
  void write(String id, Decision decision, Record record, ByteBuffer out) {
    boolean isIncomplete = decision.status() == Decision.Status.INCOMPLETE;
    DecisionRecord.putHead(
        out, id, isIncomplete ? Answer.Status.INCOMPLETE : Answer.Status.DECIDED);
    DecisionRecord.putAnswer(out, decision.stage(), decision.outcome());
    Texts.put(out, decision.target());
    out.putLong(decision.delayMillis());
    putReasons(decision, out);
    out.put((byte) 0).put((byte) 0); // needs, results
    out.putLong(0).putLong(0).putLong(0); // deadline, time, supplied sources
    out.putLong(Applicant.NONE.high()).putLong(Applicant.NONE.low());
    out.put(pin);
    DecisionRecord.putCourse(out, decision.stage() == Stage.IN_LOAN ? ASSESSED : APPLIED);
    out.put(NO_HASH);
    int lengthAt = out.position();
    out.putInt(0);
    ViewCodec.write(record, out);
    out.putInt(lengthAt, out.position() - lengthAt - Integer.BYTES);
    out.put((byte) 0).putInt(0); // nothing is sealed
  }

  private static void putReasons(Decision decision, ByteBuffer out) {
    int count = decision.reasonCount();
    out.put(Texts.count(count));
    for (int rank = 0; rank < count; rank++) {
      Texts.put(out, decision.reason(rank).code());
    }
  }
}
