package io.verdict.engine.artifact;

import io.verdict.engine.schema.Schema;
import java.util.List;

/**
 * A model while it is read: what the sections so far have given. Checks of later sections hold
 * their positions against it.
 */
final class Draft {
  Stage stage;
  String name;
  String title;
  int version;
  long effectiveDay;
  String zone;
  Schema schema;
  List<Reason> reasons = List.of();
  List<EventModel> events = List.of();
  List<WindowModel> windows = List.of();
  List<ListModel> lists = List.of();
  List<ListProbe> probes = List.of();
  List<GraphModel> graphs = List.of();
  List<Derivation> derivations = List.of();
  List<Rule> rules = List.of();
  List<Total> totals = List.of();
  List<Table> tables = List.of();
  List<Scorecard> scorecards = List.of();
  List<TreeEnsemble> ensembles = List.of();
  List<Product> products = List.of();
  List<MatchProbe> matchProbes = List.of();

  static Draft of(StageModel model) {
    Draft draft = new Draft();
    draft.stage = model.stage();
    draft.name = model.name();
    draft.title = model.title();
    draft.version = model.version();
    draft.effectiveDay = model.effectiveDay();
    draft.zone = model.zone();
    draft.schema = model.schema();
    draft.reasons = model.reasons();
    draft.events = model.events();
    draft.windows = model.windows();
    draft.lists = model.lists();
    draft.probes = model.probes();
    draft.graphs = model.graphs();
    draft.derivations = model.derivations();
    draft.rules = model.rules();
    draft.totals = model.totals();
    draft.tables = model.tables();
    draft.scorecards = model.scorecards();
    draft.ensembles = model.ensembles();
    draft.products = model.products();
    draft.matchProbes = model.matchProbes();
    return draft;
  }

  StageModel toModel() {
    return new StageModel(
        stage,
        name,
        title,
        version,
        effectiveDay,
        zone,
        schema,
        reasons,
        events,
        windows,
        lists,
        probes,
        graphs,
        derivations,
        rules,
        totals,
        tables,
        scorecards,
        ensembles,
        products,
        matchProbes);
  }
}
