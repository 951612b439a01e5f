package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;

/** Section probes. */
final class ProbeCodec extends SectionCodec<ListProbe> {
  ProbeCodec() {
    super(Section.PROBES, ArtifactLimit.PROBES, 3);
  }

  @Override
  void write(ListProbe probe, SectionWriter out) {
    out.unsigned(probe.slot());
    out.string(probe.list());
    out.unsigned(probe.keySlot());
  }

  @Override
  ListProbe read(SectionReader in) {
    return new ListProbe(in.natural(), in.string(), in.natural());
  }

  @Override
  void check(ListProbe probe, Draft draft) {
    Field written = Require.field(draft.schema, probe.slot(), Role.LIST_PROBE, "slot");
    Require.that(written.type().kind() == Kind.BOOL, "a probe writes a bool");
    Kind probed = Require.field(draft.schema, probe.keySlot(), "key slot").type().kind();
    for (ListModel list : draft.lists) {
      if (list.name().equals(probe.list())) {
        Require.that(list.kind() == probed, "a probe's slot is not of the kind of its list");
        return;
      }
    }
    throw new IllegalArgumentException("no list is named " + probe.list());
  }

  @Override
  String nameOf(ListProbe probe) {
    return null;
  }
}
