package io.verdict.engine.artifact;

import io.verdict.engine.schema.Schema;
import java.util.List;
import java.util.Objects;

/**
 * Everything that one stage of a policy says, as data: what a compiler makes, an artifact holds and
 * a program is linked from. All slots are positions in {@link #schema()}.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param stage the stage
 * @param name the policy's name
 * @param title what it says to a person
 * @param version the policy's version, from 1
 * @param effectiveDay first day on which it may decide, days since 1970-01-01
 * @param zone the policy's time zone
 * @param schema all slots: inputs, windows, probes, derived values, results
 * @param reasons reason codes
 * @param events events that windows count
 * @param windows sliding windows
 * @param lists lists of members
 * @param probes list memberships used
 * @param graphs graphs of linked nodes
 * @param derivations derived slots, each after those that it reads
 * @param rules the rules in the order of the policy
 * @param totals totals of the rules' weights
 * @param tables decision tables
 * @param scorecards scorecards
 * @param ensembles tree ensembles
 * @param products funders' products; stage MATCH only
 * @param matchProbes questions to the match stage; stage CREDIT only
 */
public record StageModel(
    Stage stage,
    String name,
    String title,
    int version,
    long effectiveDay,
    String zone,
    Schema schema,
    List<Reason> reasons,
    List<EventModel> events,
    List<WindowModel> windows,
    List<ListModel> lists,
    List<ListProbe> probes,
    List<GraphModel> graphs,
    List<Derivation> derivations,
    List<Rule> rules,
    List<Total> totals,
    List<Table> tables,
    List<Scorecard> scorecards,
    List<TreeEnsemble> ensembles,
    List<Product> products,
    List<MatchProbe> matchProbes) {
  public StageModel {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(schema, "schema");
    reasons = List.copyOf(reasons);
    events = List.copyOf(events);
    windows = List.copyOf(windows);
    lists = List.copyOf(lists);
    probes = List.copyOf(probes);
    graphs = List.copyOf(graphs);
    derivations = List.copyOf(derivations);
    rules = List.copyOf(rules);
    totals = List.copyOf(totals);
    tables = List.copyOf(tables);
    scorecards = List.copyOf(scorecards);
    ensembles = List.copyOf(ensembles);
    products = List.copyOf(products);
    matchProbes = List.copyOf(matchProbes);
  }

  /** A stage that asks the match stage nothing. */
  public StageModel(
      Stage stage,
      String name,
      String title,
      int version,
      long effectiveDay,
      String zone,
      Schema schema,
      List<Reason> reasons,
      List<EventModel> events,
      List<WindowModel> windows,
      List<ListModel> lists,
      List<ListProbe> probes,
      List<GraphModel> graphs,
      List<Derivation> derivations,
      List<Rule> rules,
      List<Total> totals,
      List<Table> tables,
      List<Scorecard> scorecards,
      List<TreeEnsemble> ensembles,
      List<Product> products) {
    this(
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
        List.of());
  }

  /** The policy's name and version, such as {@code consumer_fraud v3}. */
  public String label() {
    return name + " v" + version;
  }
}
