package io.verdict.rules;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.NearestName;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ListDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ReasonDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScenarioFile;
import io.verdict.rules.syntax.TestDeclaration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The merging of a scenario into one stage of a policy: parameters get further entries before their
 * own, declarations are added behind, and nothing is taken away.
 */
final class ScenarioMerge {

  private static final List<String> ADDABLE =
      List.of("input", "reason", "list", "derive", "rule", "test");

  private final StageParts base;
  private final Diagnostics diagnostics;
  private final Map<String, List<ScenarioFile.Setting>> settings = new LinkedHashMap<>();
  private final List<Declaration> added = new ArrayList<>();

  private ScenarioMerge(StageParts base, Diagnostics diagnostics) {
    this.base = base;
    this.diagnostics = diagnostics;
  }

  /** The stage with the scenario's parts; what it may not do is reported and left out. */
  static ScenarioMerge of(StageParts base, List<ScenarioFile.Part> parts, Diagnostics diagnostics) {
    ScenarioMerge merge = new ScenarioMerge(base, diagnostics);
    for (ScenarioFile.Part part : parts) {
      part.settings().forEach(merge::set);
      part.declarations().forEach(merge::add);
    }
    return merge;
  }

  private void set(ScenarioFile.Setting setting) {
    Name name = setting.param();
    ParamDeclaration param = params().get(name.text());
    if (param == null) {
      Set<String> known = new TreeSet<>(params().keySet());
      String near = NearestName.of(name.text(), known);
      report(name.span(), PolicyCode.UNKNOWN_PARAM, name.text(), near);
      return;
    }
    if (param.freedom().direction().isEmpty()) {
      report(name.span(), PolicyCode.PARAM_FIXED, name.text());
      return;
    }
    int keys = setting.keys().size();
    if (keys != 0 && keys != param.keys().size()) {
      String expected = String.join(", ", param.keys().stream().map(Name::text).toList());
      report(setting.span(), PolicyCode.PARAM_KEYS, name.text(), expected);
      return;
    }
    settings.computeIfAbsent(name.text(), ignored -> new ArrayList<>()).add(setting);
  }

  private Map<String, ParamDeclaration> params() {
    Map<String, ParamDeclaration> params = new LinkedHashMap<>();
    for (Declaration declaration : base.declarations()) {
      if (declaration instanceof ParamDeclaration param) {
        params.put(param.name().text(), param);
      }
    }
    return params;
  }

  private void add(Declaration declaration) {
    boolean isAddable =
        declaration instanceof InputDeclaration
            || declaration instanceof ReasonDeclaration
            || declaration instanceof ListDeclaration
            || declaration instanceof DeriveDeclaration
            || declaration instanceof RuleDeclaration
            || declaration instanceof TestDeclaration;
    if (!isAddable) {
      diagnostics.report(
          Diagnostic.at(declaration.span(), PolicyCode.SCENARIO_DECLARATION).expecting(ADDABLE));
      return;
    }
    if (declaration instanceof RuleDeclaration rule && !canOnlyTighten(rule.action())) {
      report(rule.action().span(), PolicyCode.SCENARIO_LOOSENS);
      return;
    }
    added.add(declaration);
  }

  private static boolean canOnlyTighten(RuleDeclaration.Action action) {
    if (action instanceof RuleDeclaration.Score score) {
      return score.weight() >= 0;
    }
    return action instanceof RuleDeclaration.Decide
        || action instanceof RuleDeclaration.Route
        || action instanceof RuleDeclaration.Defer;
  }

  private void report(SourceSpan span, PolicyCode code, String... arguments) {
    diagnostics.report(Diagnostic.at(span, code, arguments));
  }

  /** The declarations of the merged stage; of the tests only the scenario's own. */
  List<Declaration> declarations() {
    List<Declaration> merged = new ArrayList<>();
    for (Declaration declaration : base.declarations()) {
      if (declaration instanceof ParamDeclaration param) {
        merged.add(withSettings(param));
      } else if (!(declaration instanceof TestDeclaration)) {
        merged.add(declaration);
      }
    }
    merged.addAll(added);
    return merged;
  }

  private ParamDeclaration withSettings(ParamDeclaration param) {
    List<ParamDeclaration.Entry> entries = new ArrayList<>();
    for (ScenarioFile.Setting setting : settingsOf(param)) {
      List<Pattern> keys =
          setting.keys().isEmpty()
              ? Collections.nCopies(param.keys().size(), new Pattern.Any(setting.param().span()))
              : setting.keys();
      entries.add(new ParamDeclaration.Entry(setting.span(), keys, setting.value()));
    }
    int count = entries.size();
    entries.addAll(param.entries());
    return new ParamDeclaration(
        param.span(), param.name(), param.type(), param.keys(), param.freedom(), entries, count);
  }

  /** What the scenario sets of a parameter. */
  List<ScenarioFile.Setting> settingsOf(ParamDeclaration param) {
    return settings.getOrDefault(param.name().text(), List.of());
  }

  /** What the scenario adds. */
  List<Declaration> added() {
    return added;
  }

  /** Whether the stage stays as it is. */
  boolean isEmpty() {
    return settings.isEmpty() && added.isEmpty();
  }

  StageParts base() {
    return base;
  }
}
