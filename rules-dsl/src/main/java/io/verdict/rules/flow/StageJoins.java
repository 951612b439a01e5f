package io.verdict.rules.flow;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether policies of several stages can share one record: a name is one type everywhere, is
 * computed in one place, and is not read before it is computed.
 *
 * <p><b>Thread safety</b>: none; one compilation uses one.
 */
public final class StageJoins {

  private final Diagnostics diagnostics;
  private final List<Joined> all = new ArrayList<>();

  /** Nothing joined yet. */
  public StageJoins(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** A policy and where its slots are declared. */
  private record Joined(CheckedStage policy, Map<String, Field> fields, FieldPlaces places) {

    String stage() {
      return policy.stage().policyName();
    }
  }

  /** One slot of two policies. */
  private record Pair(Joined early, Field first, Joined late, Field second) {

    SourceSpan firstPlace() {
      return early.places().of(first.name());
    }

    SourceSpan secondPlace() {
      return late.places().of(second.name());
    }
  }

  /**
   * Holds a policy against those of other stages that were added before.
   *
   * @param declarations what its files say
   */
  public void add(CheckedStage policy, List<Declaration> declarations) {
    Map<String, Field> fields = new HashMap<>();
    policy.fields().forEach(field -> fields.put(field.name(), field));
    FieldPlaces places = new FieldPlaces(declarations, policy.header().span());
    Joined joined = new Joined(policy, fields, places);
    for (Joined other : all) {
      int order = other.policy().stage().compareTo(policy.stage());
      if (order != 0) {
        compare(order < 0 ? other : joined, order < 0 ? joined : other);
      }
    }
    all.add(joined);
  }

  private void compare(Joined early, Joined late) {
    for (Field second : late.policy().fields()) {
      Field first = early.fields().get(second.name());
      if (first != null) {
        compare(new Pair(early, first, late, second));
      }
    }
  }

  private void compare(Pair pair) {
    Field first = pair.first();
    Field second = pair.second();
    if (!first.type().isCompatible(second.type()) || !first.specials().equals(second.specials())) {
      String[] arguments = {
        second.name(), text(second), pair.late().stage(), text(first), pair.early().stage()
      };
      report(pair, PolicyCode.FIELD_DIFFERS, arguments);
    } else if (second.role() == Role.INPUT || isSameFeature(first, second)) {
      return;
    } else if (first.role() == Role.INPUT) {
      String[] arguments = {pair.early().stage(), first.name(), pair.late().stage()};
      diagnostics.report(
          Diagnostic.at(pair.firstPlace(), PolicyCode.STAGE_READS_LATER, arguments)
              .relatedTo(pair.secondPlace(), "computed-here"));
    } else {
      String[] arguments = {second.name(), pair.early().stage(), pair.late().stage()};
      report(pair, PolicyCode.COMPUTED_TWICE, arguments);
    }
  }

  private void report(Pair pair, PolicyCode code, String... arguments) {
    diagnostics.report(
        Diagnostic.at(pair.secondPlace(), code, arguments)
            .relatedTo(pair.firstPlace(), "first-declared"));
  }

  /** What the feature store fills is the same wherever it is asked for. */
  private static boolean isSameFeature(Field first, Field second) {
    Role role = first.role();
    boolean isFeature = role == Role.WINDOW || role == Role.LIST_PROBE || role == Role.GRAPH;
    return isFeature && role == second.role();
  }

  private static String text(Field field) {
    String specials =
        field.specials().stream().map(StageJoins::text).collect(Collectors.joining(", "));
    return field.type() + (specials.isEmpty() ? "" : " special { " + specials + " }");
  }

  private static String text(SpecialValue special) {
    return special.value() + ": " + special.name();
  }
}
