package io.verdict.engine.artifact;

/** Section reasons. */
final class ReasonCodec extends SectionCodec<Reason> {
  ReasonCodec() {
    super(Section.REASONS, ArtifactLimit.REASONS, 4);
  }

  @Override
  void write(Reason reason, SectionWriter out) {
    out.string(reason.code());
    out.string(reason.text());
    out.string(reason.textZh());
    out.bool(reason.isTold());
  }

  @Override
  Reason read(SectionReader in) {
    return new Reason(in.string(), in.string(), in.string(), in.bool());
  }

  @Override
  void check(Reason reason, Draft draft) {
    Require.that(!Require.present(reason.code(), "code").isBlank(), "a reason has no code");
  }

  @Override
  String nameOf(Reason reason) {
    return reason.code();
  }
}
