package io.verdict.engine.artifact;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import java.util.ArrayList;
import java.util.List;

/** Section scorecards. */
final class ScorecardCodec extends SectionCodec<Scorecard> {
  private static final int LEAST_CHARACTERISTIC_BYTES = 4;
  private static final int LEAST_BIN_BYTES = ConditionCodec.LEAST_TEST_BYTES + 3;
  private static final int MILLION = 1_000_000;

  ScorecardCodec() {
    super(Section.SCORECARDS, ArtifactLimit.SCORECARDS, 17);
  }

  @Override
  void write(Scorecard card, SectionWriter out) {
    out.string(card.name());
    out.unsigned(card.slot());
    out.signed(card.basePoints());
    out.float64(card.baseOdds());
    out.signed(card.pdo());
    out.unsigned(card.pointScale());
    out.signed(card.initialPoints());
    out.unsigned(card.maxReasons());
    out.string(card.baselineMethod());
    out.count(ArtifactLimit.CHARACTERISTICS, card.characteristics().size());
    for (Characteristic characteristic : card.characteristics()) {
      write(characteristic, out);
    }
  }

  private static void write(Characteristic characteristic, SectionWriter out) {
    out.unsigned(characteristic.slot());
    out.signed(characteristic.reason());
    out.signed(characteristic.baseline());
    out.count(ArtifactLimit.BINS, characteristic.bins().size());
    for (Bin bin : characteristic.bins()) {
      out.claim(ArtifactLimit.TESTS, 1);
      ConditionCodec.write(bin.test(), out);
      out.signed(bin.points());
      out.signed(bin.sharePpm());
      out.string(bin.label());
    }
  }

  @Override
  Scorecard read(SectionReader in) {
    return new Scorecard(
        in.string(),
        in.natural(),
        in.integer(),
        in.float64(),
        in.integer(),
        in.natural(),
        in.integer(),
        in.natural(),
        in.string(),
        readCharacteristics(in));
  }

  private static List<Characteristic> readCharacteristics(SectionReader in) {
    int count = in.count(ArtifactLimit.CHARACTERISTICS, LEAST_CHARACTERISTIC_BYTES);
    List<Characteristic> characteristics = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      characteristics.add(
          new Characteristic(in.natural(), in.integer(), in.integer(), readBins(in)));
    }
    return characteristics;
  }

  private static List<Bin> readBins(SectionReader in) {
    int count = in.count(ArtifactLimit.BINS, LEAST_BIN_BYTES);
    List<Bin> bins = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      in.claim(ArtifactLimit.TESTS, 1, ConditionCodec.LEAST_TEST_BYTES);
      bins.add(new Bin(ConditionCodec.readTest(in), in.integer(), in.integer(), in.string()));
    }
    return bins;
  }

  @Override
  void check(Scorecard card, Draft draft) {
    Require.that(!card.name().isBlank(), "a scorecard has no name");
    Kind kind = Require.field(draft.schema, card.slot(), Role.RESULT, "slot").type().kind();
    Require.that(card.pointScale() == 1 || card.pointScale() == 10, "the point scale is 1 or 10");
    Require.that(kind == Kind.INT || kind == Kind.DECIMAL, "a scorecard writes a number");
    Require.that(
        card.baseOdds() >= 0 && card.baseOdds() <= Double.MAX_VALUE, "base odds are no number");
    Require.range(card.pdo(), 0, Integer.MAX_VALUE, "points to double the odds");
    Require.range(card.maxReasons(), 0, Integer.MAX_VALUE, "most reasons");
    for (Characteristic characteristic : card.characteristics()) {
      Require.positionOrNone(characteristic.reason(), draft.reasons.size(), "reason");
      for (Bin bin : characteristic.bins()) {
        SlotTest test = Require.present(bin.test(), "bin");
        Require.that(test.slot() == characteristic.slot(), "a bin is of another slot");
        ConditionCodec.check(test, draft.schema);
        Require.range(bin.sharePpm(), -1, MILLION, "share in millionths");
      }
      BinCoverage.check(characteristic, Require.field(draft.schema, characteristic.slot(), "slot"));
    }
  }

  @Override
  String nameOf(Scorecard card) {
    return card.name();
  }
}
