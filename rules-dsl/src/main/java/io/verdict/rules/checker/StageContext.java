package io.verdict.rules.checker;

import io.verdict.engine.artifact.Stage;
import io.verdict.rules.syntax.PolicyHeader;

/** What the checks of one stage's declarations share. */
record StageContext(
    Stage stage,
    PolicyHeader header,
    Reporter reporter,
    Scope scope,
    Params params,
    Probes probes,
    Types types,
    Expressions expressions) {

  static StageContext of(Stage stage, PolicyHeader header, Reporter reporter) {
    Scope scope = Scope.ofRecord(reporter, stage);
    Params params = new Params();
    Probes probes = new Probes(reporter);
    Types types = new Types(reporter);
    Expressions expressions = new Expressions(reporter, scope, params, probes, header.zone());
    return new StageContext(stage, header, reporter, scope, params, probes, types, expressions);
  }
}
