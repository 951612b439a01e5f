package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal record of one step of an application's life.
 *
 * <p>Layout: id, status u8, stage u8, outcome u8 (255 none), target, delay i64, reasons, needs,
 * deadline i64, supplied sources i64, flow fingerprint (32 bytes), body hash (32 bytes), view.
 * Texts are length u16 and UTF-8; lists are count u8 and texts.
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
record DecisionRecord(
    Answer answer, long suppliedSources, byte[] flowHash, byte[] bodyHash, byte[] view) {
  /** The journal's type number of these records. */
  static final int TYPE = 1;

  private static final int NONE = 255;
  private static final int HASH_BYTES = 32;

  void write(ByteBuffer out) {
    putText(out, answer.applicationId());
    out.put((byte) answer.status().ordinal());
    out.put((byte) (answer.stage() == null ? NONE : answer.stage().ordinal()));
    out.put((byte) (answer.outcome() == null ? NONE : answer.outcome().ordinal()));
    putText(out, answer.target());
    out.putLong(answer.delayMillis());
    putTexts(out, answer.reasons());
    putTexts(out, answer.needs());
    out.putLong(answer.deadlineMillis()).putLong(suppliedSources);
    out.put(flowHash).put(bodyHash).put(view);
  }

  static DecisionRecord read(ByteBuffer payload) {
    ByteBuffer in = payload.duplicate().order(ByteOrder.BIG_ENDIAN);
    String id = text(in);
    Answer.Status status = Answer.Status.values()[in.get()];
    int stage = in.get() & 0xff;
    int outcome = in.get() & 0xff;
    String target = text(in);
    long delay = in.getLong();
    List<String> reasons = texts(in);
    List<String> needs = texts(in);
    long deadline = in.getLong();
    long supplied = in.getLong();
    byte[] flowHash = bytes(in, HASH_BYTES);
    byte[] bodyHash = bytes(in, HASH_BYTES);
    byte[] view = bytes(in, in.remaining());
    Answer answer =
        new Answer(
            id,
            status,
            stage == NONE ? null : Stage.values()[stage],
            outcome == NONE ? null : Outcome.values()[outcome],
            target,
            delay,
            reasons,
            needs,
            deadline,
            false);
    return new DecisionRecord(answer, supplied, flowHash, bodyHash, view);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static void putText(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putShort((short) bytes.length).put(bytes);
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in, in.getShort() & 0xffff), StandardCharsets.UTF_8);
  }

  private static void putTexts(ByteBuffer out, List<String> texts) {
    out.put((byte) texts.size());
    texts.forEach(text -> putText(out, text));
  }

  private static List<String> texts(ByteBuffer in) {
    int count = in.get() & 0xff;
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }
}
