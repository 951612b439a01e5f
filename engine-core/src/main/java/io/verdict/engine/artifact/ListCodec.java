package io.verdict.engine.artifact;

import io.verdict.engine.schema.Kind;

/** Section lists. */
final class ListCodec extends SectionCodec<ListModel> {
  private static final Kind[] KINDS = Kind.values();

  ListCodec() {
    super(Section.LISTS, ArtifactLimit.LISTS, 3);
  }

  @Override
  void write(ListModel list, SectionWriter out) {
    out.string(list.name());
    out.u8(list.kind().ordinal());
    out.string(list.file());
  }

  @Override
  ListModel read(SectionReader in) {
    return new ListModel(in.string(), in.oneOf(KINDS), in.string());
  }

  @Override
  void check(ListModel list, Draft draft) {
    Require.that(!list.name().isBlank(), "a list has no name");
  }

  @Override
  String nameOf(ListModel list) {
    return list.name();
  }
}
