package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns a model into the payloads of its sections and back. */
final class ModelSections {
  private static final ReasonCodec REASONS = new ReasonCodec();
  private static final EventCodec EVENTS = new EventCodec();
  private static final WindowCodec WINDOWS = new WindowCodec();
  private static final ListCodec LISTS = new ListCodec();
  private static final ProbeCodec PROBES = new ProbeCodec();
  private static final GraphCodec GRAPHS = new GraphCodec();
  private static final DerivationCodec DERIVATIONS = new DerivationCodec();
  private static final TableCodec TABLES = new TableCodec();
  private static final ScorecardCodec SCORECARDS = new ScorecardCodec();
  private static final TreeEnsembleCodec ENSEMBLES = new TreeEnsembleCodec();
  private static final RuleCodec RULES = new RuleCodec();
  private static final TotalCodec TOTALS = new TotalCodec();
  private static final ProductCodec PRODUCTS = new ProductCodec();
  private static final MatchProbeCodec MATCH_PROBES = new MatchProbeCodec();

  private ModelSections() {}

  static Map<Section, byte[]> write(StageModel model, ArtifactLimits limits) {
    Writing to = new Writing(Draft.of(model), limits);
    SectionWriter meta = to.section(Section.META);
    MetaCodec.write(to.draft, meta);
    to.finish(Section.META, meta);
    SectionWriter schema = to.section(Section.SCHEMA);
    SchemaCodec.write(model.schema(), schema);
    to.finish(Section.SCHEMA, schema);
    to.list(REASONS, model.reasons());
    to.list(EVENTS, model.events());
    to.list(WINDOWS, model.windows());
    to.list(LISTS, model.lists());
    to.list(PROBES, model.probes());
    to.list(GRAPHS, model.graphs());
    to.list(DERIVATIONS, model.derivations());
    to.list(TABLES, model.tables());
    to.list(SCORECARDS, model.scorecards());
    to.list(ENSEMBLES, model.ensembles());
    to.list(RULES, model.rules());
    to.list(TOTALS, model.totals());
    to.list(PRODUCTS, model.products());
    to.list(MATCH_PROBES, model.matchProbes());
    requireComputable(model);
    to.payloads.put(Section.STRINGS, to.strings.toBytes(to.tally));
    return to.payloads;
  }

  static StageModel read(Envelope envelope, ArtifactLimits limits) {
    Reading from = new Reading(envelope, limits);
    Draft draft = from.draft;
    SectionReader meta = from.section(Section.META);
    MetaCodec.read(meta, draft);
    meta.requireEnd();
    SectionReader schema = from.section(Section.SCHEMA);
    draft.schema = SchemaCodec.read(schema);
    schema.requireEnd();
    draft.reasons = from.list(REASONS);
    draft.events = from.list(EVENTS);
    draft.windows = from.list(WINDOWS);
    draft.lists = from.list(LISTS);
    draft.probes = from.list(PROBES);
    draft.graphs = from.list(GRAPHS);
    draft.derivations = from.list(DERIVATIONS);
    draft.tables = from.list(TABLES);
    draft.scorecards = from.list(SCORECARDS);
    draft.ensembles = from.list(ENSEMBLES);
    draft.rules = from.list(RULES);
    draft.totals = from.list(TOTALS);
    draft.products = from.list(PRODUCTS);
    draft.matchProbes = from.list(MATCH_PROBES);
    StageModel model = draft.toModel();
    requireComputable(model);
    return model;
  }

  private static void requireComputable(StageModel model) {
    try {
      new SlotOrigins(model).check();
    } catch (IllegalArgumentException invalid) {
      throw new ArtifactException(
          Code.MALFORMED, "section schema: " + invalid.getMessage(), invalid);
    }
  }

  /** One write: the payloads so far and what its sections share. */
  private static final class Writing {
    final Draft draft;
    final Tally tally;
    final StringTable strings = new StringTable();
    final Map<Section, byte[]> payloads = new EnumMap<>(Section.class);

    Writing(Draft draft, ArtifactLimits limits) {
      this.draft = draft;
      this.tally = new Tally(limits);
    }

    SectionWriter section(Section section) {
      return new SectionWriter(section, strings, tally);
    }

    void finish(Section section, SectionWriter out) {
      payloads.put(section, out.toBytes());
    }

    <T> void list(SectionCodec<T> codec, List<T> elements) {
      SectionWriter out = section(codec.section());
      codec.writeAll(elements, draft, out);
      finish(codec.section(), out);
    }
  }

  /** One read: the model so far and what its sections share. */
  private static final class Reading {
    final Draft draft = new Draft();
    private final Envelope envelope;
    private final Tally tally;
    private final String[] strings;

    Reading(Envelope envelope, ArtifactLimits limits) {
      this.envelope = envelope;
      this.tally = new Tally(limits);
      this.strings = StringTable.read(envelope, tally);
    }

    SectionReader section(Section section) {
      return new SectionReader(section, envelope, strings, tally);
    }

    <T> List<T> list(SectionCodec<T> codec) {
      return codec.readAll(section(codec.section()), draft);
    }
  }
}
