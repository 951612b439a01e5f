package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.RuleDeclaration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One decision: each slot is computed when it is asked for and then kept.
 *
 * <p>A slot holds a BigDecimal (with its type's digits), Double, Boolean, LocalDate, Instant,
 * String (enum, code, key), Set of Strings, {@link Special}, or null for missing.
 */
final class NaiveRun {

  final NaiveScope scope;
  final NaiveValues values;
  final NaiveConditions conditions;
  final NaiveTables tables;
  final NaiveCards cards;
  final NaiveStates states;
  final NaiveMatrix matrices;
  private final Map<String, Object> given;
  final NaiveAdjustments adjustments;
  private final Map<String, Object> computed = new HashMap<>();
  private final Map<String, Object> originals = new HashMap<>();
  private String seenName = "";
  private Object seenValue;
  private final Map<String, Kleene> truths = new HashMap<>();

  NaiveRun(NaiveScope scope, Map<String, Object> given) {
    this.scope = scope;
    this.given = given;
    this.values = new NaiveValues(this);
    this.conditions = new NaiveConditions(this);
    this.tables = new NaiveTables(this);
    this.cards = new NaiveCards(this);
    this.adjustments = new NaiveAdjustments(this);
    this.states = new NaiveStates(this);
    this.matrices = new NaiveMatrix(this);
  }

  /** What a slot holds. */
  Object slot(String name) {
    if (name.equals(seenName)) {
      return seenValue;
    }
    if (!computed.containsKey(name)) {
      computed.put(name, seeing("", null, () -> adjustments.last(name)));
    }
    return computed.get(name);
  }

  /** What a part of the policy is for which a name means this value. */
  <T> T seeing(String name, Object value, Supplier<T> part) {
    String outerName = seenName;
    Object outerValue = seenValue;
    seenName = name;
    seenValue = value;
    try {
      return part.get();
    } finally {
      seenName = outerName;
      seenValue = outerValue;
    }
  }

  /** What a slot is before anything trims or clamps it. */
  Object original(String name) {
    if (!originals.containsKey(name)) {
      originals.put(name, seeing("", null, () -> compute(name)));
    }
    return originals.get(name);
  }

  private Object compute(String name) {
    if (scope.results.contains(name)) {
      return adjustments.result(name);
    }
    if (scope.inputs.containsKey(name)) {
      return input(scope.inputs.get(name));
    }
    if (scope.windows.containsKey(name) || scope.measures.contains(name)) {
      return canonical(given.get(name), scope.types.get(name));
    }
    if (scope.derives.containsKey(name)) {
      return derived(scope.derives.get(name));
    }
    if (scope.calibrations.containsKey(name)) {
      return cards.calibrated(scope.calibrations.get(name));
    }
    if (scope.states.containsKey(name)) {
      return states.holds(scope.states.get(name));
    }
    if (scope.matrixOfSlot.containsKey(name)) {
      return matrices.slot(scope.matrixOfSlot.get(name), name);
    }
    if (scope.stateGroups.containsKey(name)) {
      return states.first(scope.stateGroups.get(name));
    }
    if (scope.bands.containsKey(name)) {
      return states.band(scope.bands.get(name));
    }
    if (scope.cards.containsKey(name)) {
      return cards.score(scope.cards.get(name));
    }
    if (scope.forests.containsKey(name)) {
      return shown(scope.forests.get(name));
    }
    if (scope.totals.containsKey(name)) {
      return BigDecimal.valueOf(score());
    }
    if (scope.params.containsKey(name)) {
      return param(scope.params.get(name));
    }
    return tables.output(scope.tableOfOutput.get(name), name);
  }

  /** An input; a number that the field declares as special is that state and not a number. */
  private Object input(InputDeclaration.Field field) {
    Type type = scope.types.get(field.name().text());
    Object value = canonical(given.get(field.name().text()), type);
    for (InputDeclaration.Special special : field.specials()) {
      if (value != null && value.equals(converted(values.value(special.value()), type, null))) {
        return new Special(special.name().text());
      }
    }
    return value;
  }

  private static Object canonical(Object value, Type type) {
    if (value instanceof BigDecimal number) {
      return number.setScale(type.scale(), RoundingMode.UNNECESSARY);
    }
    return value instanceof Double number ? Double.valueOf(number + 0.0) : value;
  }

  private Object derived(DeriveDeclaration derive) {
    Type type = scope.types.get(derive.name().text());
    if (type.kind() == Kind.BOOL) {
      Kleene truth = conditions.truth(derive.value());
      return truth == Kleene.UNKNOWN ? null : truth == Kleene.TRUE;
    }
    Object value = values.value(derive.value());
    for (MatrixDeclaration.Bound bound : scope.bounds(derive.name().text())) {
      value = bounded(value, values.value(bound.bound()), bound.least());
    }
    return converted(value, type, derive.rounding().orElse(null));
  }

  private static Object bounded(Object value, Object bound, boolean least) {
    if (value == null || bound == null) {
      return null;
    }
    return NaiveOrder.compare(value, bound) < 0 == least ? bound : value;
  }

  /** A computed value as a slot of a type holds it; null where it is unknown or does not fit. */
  static Object converted(Object value, Type type, RoundingMode rounding) {
    RoundingMode mode = rounding == null ? RoundingMode.UNNECESSARY : rounding;
    if (value instanceof Exact exact) {
      return type.kind() == Kind.DOUBLE
          ? (Object) NaiveValues.toDouble(exact)
          : exact.rounded(type.scale(), mode);
    }
    if (value instanceof Double number && type.kind() != Kind.DOUBLE) {
      return narrowed(number, type.scale(), mode);
    }
    return value instanceof Symbol symbol ? symbol.name() : value;
  }

  /** The exact value of a double, rounded once. */
  private static BigDecimal narrowed(double number, int digits, RoundingMode rounding) {
    BigDecimal rounded = new BigDecimal(number).setScale(digits, rounding);
    return Exact.fits(rounded) ? rounded : null;
  }

  private Object shown(Vocabulary.Shown shown) {
    List<NaiveForest.Input> inputs = shown.forest().inputs();
    float[] values = new float[inputs.size()];
    for (int input = 0; input < values.length; input++) {
      values[input] = inputs.get(input).number(slot(inputs.get(input).slot()));
    }
    float number =
        shown.isMargin()
            ? shown.forest().margin(shown.group(), values)
            : shown.forest().response(shown.group(), values);
    return NaiveValues.finite(number);
  }

  private Object param(ParamDeclaration param) {
    Type type = scope.types.get(param.name().text());
    for (ParamDeclaration.Entry entry : param.entries()) {
      if (holds(param.keys(), entry.patterns())) {
        return converted(values.value(entry.value()), type, null);
      }
    }
    throw new BrokenPromiseException("no entry of " + param.name().text() + " applies");
  }

  /** Whether all patterns hold for the slots of their columns; unknown is not enough. */
  boolean holds(List<Name> slots, List<Pattern> patterns) {
    Kleene all = Kleene.TRUE;
    for (int column = 0; column < slots.size(); column++) {
      all = all.and(conditions.matches(patterns.get(column), slots.get(column).text()));
    }
    return all == Kleene.TRUE;
  }

  Kleene truth(RuleDeclaration rule) {
    String id = rule.id().text();
    if (!truths.containsKey(id)) {
      NaiveMatrix.StateOutcome outcome = scope.stateOutcomes.get(id);
      truths.put(
          id,
          seeing("", null, () -> outcome == null ? conditionOf(rule) : matrices.truth(outcome)));
    }
    return truths.get(id);
  }

  private Kleene conditionOf(RuleDeclaration rule) {
    String id = rule.id().text();
    if (scope.lowering.containsKey(id)) {
      return adjustments.lowers(scope.lowering.get(id));
    }
    if (scope.clamps.containsKey(id)) {
      return adjustments.bites(scope.clamps.get(id));
    }
    if (scope.trims.containsKey(id)) {
      RuleDeclaration trim = scope.trims.get(id);
      return truth(trim).and(adjustments.leftTooLittle(trim));
    }
    return rule.action() instanceof RuleDeclaration.Trim
        ? adjustments.condition(rule)
        : conditions.truth(rule.condition());
  }

  /** The sum of the weights of the rules that fire. */
  long score() {
    long sum = 0;
    for (RuleDeclaration rule : scope.rules) {
      if (rule.action() instanceof RuleDeclaration.Score score && fires(rule)) {
        sum += score.weight();
      }
    }
    return sum;
  }

  boolean fires(RuleDeclaration rule) {
    return truth(rule).fires(rule.onUnknown().orElse(null));
  }

  /** What an expression of constants and slots is; enums' values stand for themselves. */
  Object constant(Expression constant) {
    return values.value(constant);
  }
}
