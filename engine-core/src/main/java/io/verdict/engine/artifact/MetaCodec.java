package io.verdict.engine.artifact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

/** Section meta: which policy, stage and version, and from when on. */
final class MetaCodec {
  private static final Stage[] STAGES = Stage.values();

  private MetaCodec() {}

  static void write(Draft draft, SectionWriter out) {
    try {
      check(draft);
      out.u8(draft.stage.ordinal());
      out.string(draft.name);
      out.string(draft.title);
      out.unsigned(draft.version);
      out.signed(draft.effectiveDay);
      out.string(draft.zone);
    } catch (IllegalArgumentException invalid) {
      throw out.fault(ArtifactException.Code.MALFORMED, invalid.getMessage());
    }
  }

  static void read(SectionReader in, Draft draft) {
    draft.stage = in.oneOf(STAGES);
    draft.name = in.string();
    draft.title = in.string();
    draft.version = in.natural();
    draft.effectiveDay = in.signed();
    draft.zone = in.string();
    try {
      check(draft);
    } catch (IllegalArgumentException invalid) {
      throw in.elementFault(invalid);
    }
  }

  private static void check(Draft draft) {
    Require.that(!Require.present(draft.name, "name").isBlank(), "the policy has no name");
    Require.range(draft.version, 1, Integer.MAX_VALUE, "version");
    Require.range(
        draft.effectiveDay, LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay(), "day");
    String zone = Require.present(draft.zone, "zone");
    try {
      ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("no time zone is named " + zone, unknown);
    }
  }
}
