package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.flow.CheckedFlow;
import io.verdict.rules.flow.FlowChecker;
import io.verdict.rules.flow.NamedPolicy;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.FlowDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.PolicyHeader;
import io.verdict.rules.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a folder put together to policies: one a stage, or, where a flow says which is
 * which, one for each title and version.
 */
final class PolicyParts {

  private final Diagnostics diagnostics;
  private final List<FlowDeclaration> flows = new ArrayList<>();
  private final Map<Stage, List<StageParts>> stages = new EnumMap<>(Stage.class);
  private boolean isFlowBroken;

  private PolicyParts(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Puts files together.
   *
   * @param sources the texts
   * @param files their trees, in the same order
   */
  static PolicyParts of(
      List<PolicySource> sources, List<PolicyFile> files, Diagnostics diagnostics) {
    PolicyParts parts = new PolicyParts(diagnostics);
    files.forEach(parts::findFlows);
    for (int i = 0; i < files.size(); i++) {
      parts.addToStage(sources.get(i), files.get(i));
    }
    return parts;
  }

  private void findFlows(PolicyFile file) {
    List<FlowDeclaration> found =
        file.declarations().stream()
            .filter(FlowDeclaration.class::isInstance)
            .map(FlowDeclaration.class::cast)
            .toList();
    boolean isAlone = file.header().isEmpty() && file.declarations().size() == found.size();
    for (FlowDeclaration flow : found) {
      SourceSpan place = flow.name().span();
      if (!isAlone) {
        diagnostics.report(Diagnostic.at(place, PolicyCode.FLOW_NOT_ALONE));
      } else if (!flows.isEmpty()) {
        SourceSpan first = flows.get(0).name().span();
        diagnostics.report(
            Diagnostic.at(place, PolicyCode.FLOW_TWICE).relatedTo(first, "first-declared"));
      }
      flows.add(flow);
      isFlowBroken |= !isAlone || !file.unreadable().isEmpty();
    }
    isFlowBroken |= found.isEmpty() && file.unreadable().contains("flow");
  }

  private boolean hasFlow() {
    return isFlowBroken || !flows.isEmpty();
  }

  private void addToStage(PolicySource source, PolicyFile file) {
    if (file.header().isEmpty()) {
      boolean isBroken = file.unreadable().contains("policy") || source.isTooLarge();
      boolean isFlow =
          file.unreadable().contains("flow")
              || file.declarations().stream().anyMatch(FlowDeclaration.class::isInstance);
      if (!isBroken && !isFlow) {
        diagnostics.report(Diagnostic.at(file.span(), PolicyCode.HEADER_MISSING));
      }
      return;
    }
    PolicyHeader header = file.header().get();
    String word = header.stage().text();
    Stage stage = Stage.valueOf(word.toUpperCase(Locale.ROOT));
    List<StageParts> policies = stages.computeIfAbsent(stage, known -> new ArrayList<>());
    for (int i = 0; i < policies.size(); i++) {
      StageParts parts = policies.get(i);
      if (!hasFlow() || isSamePolicy(parts.header(), header)) {
        if (!agree(parts.header(), header)) {
          diagnostics.report(
              Diagnostic.at(header.span(), PolicyCode.HEADERS_DIFFER, word)
                  .relatedTo(parts.header().span(), "first-header"));
        }
        policies.set(i, parts.with(file.declarations()));
        return;
      }
    }
    policies.add(new StageParts(stage, source.baseName(), header, file.declarations()));
  }

  private static boolean isSamePolicy(PolicyHeader first, PolicyHeader second) {
    return first.title().equals(second.title()) && first.version() == second.version();
  }

  /** Several files make one policy if they say the same of it. */
  private static boolean agree(PolicyHeader first, PolicyHeader second) {
    return isSamePolicy(first, second)
        && first.effective().equals(second.effective())
        && first.zone().equals(second.zone());
  }

  /** All policies in the order of the stages. */
  List<StageParts> all() {
    return stages.values().stream().flatMap(List::stream).toList();
  }

  /** The folder's flow, held against its policies; empty if it has none or that has a mistake. */
  Optional<CheckedFlow> flow() {
    if (isFlowBroken || flows.isEmpty()) {
      return Optional.empty();
    }
    List<NamedPolicy> named =
        all().stream()
            .map(parts -> new NamedPolicy(parts.name(), parts.stage(), parts.header().span()))
            .toList();
    return new FlowChecker(named, keys(), diagnostics).check(flows.get(0));
  }

  /** The keys that the policies read. */
  private Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (StageParts parts : all()) {
      for (Declaration declaration : parts.declarations()) {
        if (declaration instanceof InputDeclaration input) {
          input.fields().stream()
              .filter(field -> isKey(field.type()))
              .forEach(field -> keys.add(field.name().text()));
        }
      }
    }
    return keys;
  }

  private static boolean isKey(TypeSyntax type) {
    return type instanceof TypeSyntax.Simple simple && simple.kind() == TypeSyntax.Simple.Kind.KEY;
  }
}
