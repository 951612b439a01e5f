package io.verdict.rules.checked;

import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.GraphModel;
import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.schema.Field;
import io.verdict.rules.syntax.PolicyHeader;
import java.util.List;

/**
 * Everything that one stage says, checked.
 *
 * @param stage the stage
 * @param name the policy's name: the name of its file
 * @param header the policy's header
 * @param fields the slots in order; codes carry the symbols that the policy names
 * @param facts what the analyses need and nothing is compiled from
 */
public record CheckedStage(
    Stage stage,
    String name,
    PolicyHeader header,
    List<Field> fields,
    List<Reason> reasons,
    List<EventModel> events,
    List<CheckedWindow> windows,
    List<ListModel> lists,
    List<ListProbe> probes,
    List<GraphModel> graphs,
    List<CheckedDerivation> derivations,
    List<CheckedRule> rules,
    List<Total> totals,
    List<Table> tables,
    List<Scorecard> scorecards,
    List<TreeEnsemble> ensembles,
    List<CheckedProduct> products,
    List<MatchProbe> matchProbes,
    List<CheckedTest> tests,
    StageFacts facts) {

  /** Copies the lists. */
  public CheckedStage {
    fields = List.copyOf(fields);
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
    tests = List.copyOf(tests);
  }
}
