package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The journal record of a shadow's answer, which nobody acts on.
 *
 * <p>Layout, big-endian: version u8 (1), id, artifact, label, status u8, stage u8, outcome u8 (255
 * none), reasons, differs u8, time i64.
 *
 * @param id the application
 * @param artifact hash of the artifact on trial
 * @param label its name and version
 * @param status how the shadow's decision stands: 0 decided, 1 needs sources, 2 incomplete
 * @param stage the stage that answered
 * @param outcome what it would have answered, or null
 * @param reasons its reasons
 * @param differs whether the decision was another
 * @param atMillis when
 */
public record ShadowRecord(
    String id,
    String artifact,
    String label,
    int status,
    Stage stage,
    Outcome outcome,
    List<String> reasons,
    boolean differs,
    long atMillis) {
  /** The journal's type number of these records. */
  public static final int TYPE = 2;

  private static final byte VERSION = 1;
  private static final int NONE = 255;

  public ShadowRecord {
    reasons = List.copyOf(reasons);
  }

  void write(ByteBuffer out) {
    out.put(VERSION);
    Texts.put(out, id);
    Texts.put(out, artifact);
    Texts.put(out, label);
    out.put((byte) status);
    out.put((byte) (stage == null ? NONE : stage.ordinal()));
    out.put((byte) (outcome == null ? NONE : outcome.ordinal()));
    Texts.putAll(out, reasons);
    out.put((byte) (differs ? 1 : 0)).putLong(atMillis);
  }

  /**
   * Reads a record of this type from a journal.
   *
   * @throws IllegalStateException if it is of another version
   */
  public static ShadowRecord read(ByteBuffer payload) {
    ByteBuffer in = payload.duplicate().order(ByteOrder.BIG_ENDIAN);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a shadow's record of version " + version + ": this Verdict reads version " + VERSION);
    }
    String id = Texts.get(in);
    String artifact = Texts.get(in);
    String label = Texts.get(in);
    int status = in.get();
    int stage = in.get() & 0xff;
    int outcome = in.get() & 0xff;
    return new ShadowRecord(
        id,
        artifact,
        label,
        status,
        stage == NONE ? null : Stage.values()[stage],
        outcome == NONE ? null : Outcome.values()[outcome],
        Texts.getAll(in),
        in.get() != 0,
        in.getLong());
  }
}
