package io.verdict.engine.artifact;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Section totals. */
final class TotalCodec extends SectionCodec<Total> {
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final int LEAST_BAND_BYTES = 4;

  TotalCodec() {
    super(Section.TOTALS, ArtifactLimit.TOTALS, 2);
  }

  @Override
  void write(Total total, SectionWriter out) {
    out.unsigned(total.slot());
    out.count(ArtifactLimit.BANDS, total.bands().size());
    for (Band band : total.bands()) {
      out.signed(band.interval().low());
      out.signed(band.interval().high());
      out.u8(band.outcome().ordinal());
      out.signed(band.reason());
    }
  }

  @Override
  Total read(SectionReader in) {
    int slot = in.natural();
    int count = in.count(ArtifactLimit.BANDS, LEAST_BAND_BYTES);
    List<Band> bands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Interval interval = new Interval(in.signed(), in.signed());
      bands.add(new Band(interval, in.oneOf(OUTCOMES), in.integer()));
    }
    return new Total(slot, bands);
  }

  @Override
  void check(Total total, Draft draft) {
    Kind kind = Require.field(draft.schema, total.slot(), Role.RESULT, "slot").type().kind();
    Require.that(kind == Kind.INT, "a total writes an int");
    List<Interval> intervals = new ArrayList<>();
    for (Band band : total.bands()) {
      intervals.add(Require.present(band.interval(), "band"));
      Require.that(
          draft.stage.outcomes().contains(Require.present(band.outcome(), "outcome"))
              && !band.outcome().needsRule(),
          "a band of the stage cannot ask for such an outcome");
      Require.positionOrNone(band.reason(), draft.reasons.size(), "reason");
    }
    intervals.sort(Comparator.comparingLong(Interval::low));
    for (int i = 1; i < intervals.size(); i++) {
      Require.that(intervals.get(i - 1).high() < intervals.get(i).low(), "two bands overlap");
    }
  }

  @Override
  String nameOf(Total total) {
    return null;
  }
}
