package io.verdict.engine.artifact;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;

/** Section match probes. */
final class MatchProbeCodec extends SectionCodec<MatchProbe> {
  private static final MatchProbe.Counted[] COUNTED = MatchProbe.Counted.values();

  MatchProbeCodec() {
    super(Section.MATCH_PROBES, ArtifactLimit.MATCH_PROBES, 7);
  }

  @Override
  void write(MatchProbe probe, SectionWriter out) {
    out.u8(probe.counted().ordinal());
    out.unsigned(probe.countSlot());
    out.unsigned(probe.least());
    out.signed(probe.amountSlot());
    out.signed(probe.capSlot());
    out.signed(probe.step());
    out.signed(probe.floor());
  }

  @Override
  MatchProbe read(SectionReader in) {
    return new MatchProbe(
        in.oneOf(COUNTED),
        in.natural(),
        in.natural(),
        in.integer(),
        in.integer(),
        in.signed(),
        in.signed());
  }

  @Override
  void check(MatchProbe probe, Draft draft) {
    Require.that(draft.stage == Stage.CREDIT, "only the stage credit asks the stage match");
    Type count = Require.field(draft.schema, probe.countSlot(), Role.RESULT, "slot").type();
    Require.that(count.kind() == Kind.INT, "a probe counts in an int");
    Require.range(probe.least(), 1, 1_000_000, "least count");
    if (!probe.lowers()) {
      boolean isPlain = probe.amountSlot() == -1 && probe.capSlot() == -1;
      Require.that(
          isPlain && probe.step() == 0 && probe.floor() == 0,
          "a probe that lowers nothing has an amount's parts");
      return;
    }
    Type amount = Require.field(draft.schema, probe.amountSlot(), "slot").type();
    Type cap = Require.field(draft.schema, probe.capSlot(), Role.RESULT, "slot").type();
    Require.that(
        amount.kind() == Kind.MONEY && amount.equals(cap), "a probe lowers an amount of money");
    Require.range(probe.step(), 1, Long.MAX_VALUE, "step");
  }

  @Override
  String nameOf(MatchProbe probe) {
    return null;
  }
}
