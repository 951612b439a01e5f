package io.verdict.rules.checker;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The meaning of a pattern for one slot: a test of that slot. */
final class Patterns {

  private final Reporter reporter;
  private final Scope scope;
  private final Constants constants;

  Patterns(Reporter reporter, Scope scope, Constants constants) {
    this.reporter = reporter;
    this.scope = scope;
    this.constants = constants;
  }

  SlotTest test(Pattern pattern, int slot) {
    int specials = scope.specialCount(slot);
    if (pattern instanceof Pattern.Any) {
      return SlotTests.always(slot, specials);
    }
    if (pattern instanceof Pattern.Missing) {
      return SlotTests.ofMissing(slot, specials);
    }
    if (pattern instanceof Pattern.Not not) {
      return SlotTests.not(test(not.excluded(), slot));
    }
    if (pattern instanceof Pattern.AnyOf anyOf) {
      return anyOf(anyOf, slot);
    }
    if (pattern instanceof Pattern.Value value) {
      return value(value.value(), slot);
    }
    if (pattern instanceof Pattern.Interval interval) {
      return SlotTests.ofValues(slot, List.of(interval(interval, slot)), specials);
    }
    throw reporter.failure(pattern.span(), PolicyCode.PATTERN_NOT_ALLOWED, "list(…)");
  }

  private SlotTest anyOf(Pattern.AnyOf anyOf, int slot) {
    List<SlotTest> tests = new ArrayList<>();
    anyOf.alternatives().forEach(alternative -> tests.add(test(alternative, slot)));
    return SlotTests.joined(tests, SlotTests::either);
  }

  private SlotTest value(Expression value, int slot) {
    Field field = scope.field(slot);
    int specials = field.specials().size();
    if (value instanceof Expression.Reference reference) {
      int special = field.specialIndex(reference.name());
      if (special >= 0) {
        return SlotTests.ofSpecial(slot, special, specials);
      }
    }
    long constant = constants.readValue(value, field.type(), slot);
    return SlotTests.ofValues(slot, List.of(new Interval(constant, constant)), specials);
  }

  /** The longs of an interval, which must not be empty. */
  Interval interval(Pattern.Interval interval, int slot) {
    Type type = scope.field(slot).type();
    if (!Types.isOrdered(type)) {
      throw reporter.failure(interval.span(), PolicyCode.NOT_ORDERED, type.toString());
    }
    long low = Long.MIN_VALUE;
    long high = Long.MAX_VALUE;
    boolean empty = false;
    Optional<Long> lowBound = interval.low().map(bound -> constants.read(bound, type, slot));
    if (lowBound.isPresent()) {
      empty = !interval.lowIncluded() && lowBound.get() == Long.MAX_VALUE;
      low = lowBound.get() + (interval.lowIncluded() || empty ? 0 : 1);
    }
    Optional<Long> highBound = interval.high().map(bound -> constants.read(bound, type, slot));
    if (highBound.isPresent()) {
      empty |= !interval.highIncluded() && highBound.get() == Long.MIN_VALUE;
      high = highBound.get() - (interval.highIncluded() || empty ? 0 : 1);
    }
    if (empty || low > high) {
      throw reporter.failure(interval.span(), PolicyCode.INTERVAL_EMPTY);
    }
    return new Interval(low, high);
  }

  /** Whether a pattern names another slot, so that it stands for comparisons and not for cells. */
  boolean namesSlot(Pattern pattern, Type type) {
    if (pattern instanceof Pattern.AnyOf anyOf) {
      return anyOf.alternatives().stream().anyMatch(part -> namesSlot(part, type));
    }
    return pattern instanceof Pattern.Value value
        && value.value() instanceof Expression.Reference reference
        && !constants.isNamedConstant(reference.name(), type)
        && scope.find(reference.name()).isPresent()
        && type.kind() != Kind.SET;
  }
}
