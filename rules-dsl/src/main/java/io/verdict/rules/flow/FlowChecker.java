package io.verdict.rules.flow;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.NearestName;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.syntax.FlowDeclaration;
import io.verdict.rules.syntax.FlowDeclaration.Role;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The checker of a flow: that each stage has one champion of its own, that shares can be given out,
 * and that every stage is reached.
 *
 * <p><b>Thread safety</b>: none; one compilation uses one.
 */
public final class FlowChecker {

  private static final Pattern SALT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final List<NamedPolicy> policies;
  private final Set<String> keys;
  private final Diagnostics diagnostics;
  private boolean isSound = true;

  /**
   * A checker.
   *
   * @param policies the policies of the folder
   * @param keys the keys that they read
   */
  public FlowChecker(List<NamedPolicy> policies, Set<String> keys, Diagnostics diagnostics) {
    this.policies = List.copyOf(policies);
    this.keys = Set.copyOf(keys);
    this.diagnostics = diagnostics;
  }

  /** Checks a flow; empty if a mistake was reported. */
  public Optional<CheckedFlow> check(FlowDeclaration flow) {
    Map<Stage, FlowDeclaration.Step> steps = new EnumMap<>(Stage.class);
    List<CheckedFlow.Step> checked = new ArrayList<>();
    for (FlowDeclaration.Step step : flow.steps()) {
      Stage stage = stageOf(step.stage());
      FlowDeclaration.Step first = steps.putIfAbsent(stage, step);
      if (first != null) {
        report(
            Diagnostic.at(step.stage().span(), PolicyCode.FLOW_STAGE_TWICE, step.stage().text())
                .relatedTo(first.stage().span(), "first-declared"));
      } else {
        checked.add(new CheckedFlow.Step(stage, salt(step, flow), arms(step, stage)));
      }
    }
    flow.key().ifPresent(this::checkKey);
    new FlowWays(flow, steps, this::report).check();
    checkWays(flow, checked);
    return isSound ? Optional.of(new CheckedFlow(flow, checked)) : Optional.empty();
  }

  static Stage stageOf(Name stage) {
    return Stage.valueOf(stage.text().toUpperCase(Locale.ROOT));
  }

  private void report(Diagnostic diagnostic) {
    isSound = false;
    diagnostics.report(diagnostic);
  }

  private void report(SourceSpan span, PolicyCode code, String... arguments) {
    report(Diagnostic.at(span, code, arguments));
  }

  private void checkKey(Name key) {
    if (!keys.contains(key.text())) {
      report(key.span(), PolicyCode.FLOW_KEY, key.text(), NearestName.of(key.text(), keys));
    }
  }

  private List<CheckedFlow.Arm> arms(FlowDeclaration.Step step, Stage stage) {
    Map<String, FlowDeclaration.Arm> seen = new LinkedHashMap<>();
    List<CheckedFlow.Arm> others = new ArrayList<>();
    List<Name> champions = new ArrayList<>();
    int left = CheckedFlow.WHOLE_BASIS_POINTS;
    for (FlowDeclaration.Arm arm : step.arms()) {
      checkPolicy(arm, stage, seen);
      if (arm.role() == Role.CHAMPION) {
        champions.add(arm.policy());
        continue;
      }
      boolean decides = arm.role() == Role.CHALLENGER;
      int share = share(arm, decides ? left : CheckedFlow.WHOLE_BASIS_POINTS);
      left -= decides ? share : 0;
      others.add(new CheckedFlow.Arm(arm.role(), arm.policy().text(), share));
    }
    if (champions.size() != 1) {
      SourceSpan place = champions.isEmpty() ? step.stage().span() : champions.get(1).span();
      String count = String.valueOf(champions.size());
      report(place, PolicyCode.FLOW_CHAMPION, step.stage().text(), count);
      return List.of();
    }
    others.add(0, new CheckedFlow.Arm(Role.CHAMPION, champions.get(0).text(), left));
    return others;
  }

  private void checkPolicy(
      FlowDeclaration.Arm arm, Stage stage, Map<String, FlowDeclaration.Arm> seen) {
    Name policy = arm.policy();
    FlowDeclaration.Arm first = seen.putIfAbsent(policy.text(), arm);
    Optional<NamedPolicy> found =
        policies.stream().filter(one -> one.name().equals(policy.text())).findFirst();
    if (first != null) {
      report(
          Diagnostic.at(policy.span(), PolicyCode.FLOW_POLICY_TWICE, policy.text())
              .relatedTo(first.policy().span(), "first-declared"));
    } else if (found.isEmpty()) {
      List<String> known = policies.stream().map(NamedPolicy::name).toList();
      String near = NearestName.of(policy.text(), known);
      report(policy.span(), PolicyCode.UNKNOWN_POLICY, policy.text(), near);
    } else if (found.get().stage() != stage) {
      String own = found.get().stage().policyName();
      report(
          Diagnostic.at(
                  policy.span(),
                  PolicyCode.FLOW_POLICY_STAGE,
                  policy.text(),
                  own,
                  stage.policyName())
              .relatedTo(found.get().header(), "policy-header"));
    }
  }

  /** The share in basis points; nothing written is the whole. */
  private int share(FlowDeclaration.Arm arm, int most) {
    if (arm.share().isEmpty()) {
      return CheckedFlow.WHOLE_BASIS_POINTS;
    }
    Literal.Rate rate = arm.share().get();
    int share = FlowShares.basisPoints(rate.value(), most);
    if (share == 0) {
      report(rate.span(), PolicyCode.FLOW_SHARE, FlowShares.text(most));
    }
    return share;
  }

  private String salt(FlowDeclaration.Step step, FlowDeclaration flow) {
    if (isShared(step)) {
      if (flow.key().isEmpty()) {
        reportUnsaid(flow.name().span(), step, "flow NAME by KEY { … }");
      }
      if (step.salt().isEmpty()) {
        reportUnsaid(step.stage().span(), step, "salt \"…\"");
      }
    }
    Optional<Literal.Text> salt = step.salt().map(FlowDeclaration.Salt::text);
    salt.filter(text -> !SALT.matcher(text.value()).matches())
        .ifPresent(text -> report(text.span(), PolicyCode.FLOW_SALT));
    return salt.map(Literal.Text::value).orElse("");
  }

  private void reportUnsaid(SourceSpan place, FlowDeclaration.Step step, String expected) {
    report(
        Diagnostic.at(place, PolicyCode.FLOW_SPLIT, step.stage().text())
            .expecting(List.of(expected)));
  }

  /** Whether persons matter to who decides or is evaluated. */
  private static boolean isShared(FlowDeclaration.Step step) {
    return step.arms().stream().anyMatch(arm -> arm.share().isPresent());
  }

  private void checkWays(FlowDeclaration flow, List<CheckedFlow.Step> steps) {
    long ways = 1;
    for (CheckedFlow.Step step : steps) {
      long deciding = step.arms().stream().filter(arm -> arm.role() != Role.SHADOW).count();
      ways = Math.min(ways * Math.max(1, deciding), Integer.MAX_VALUE);
    }
    if (ways > PolicyLimits.MAX_FLOW_WAYS) {
      String limit = String.valueOf(PolicyLimits.MAX_FLOW_WAYS);
      report(flow.name().span(), PolicyCode.TOO_MANY_WAYS, limit);
    }
  }
}
