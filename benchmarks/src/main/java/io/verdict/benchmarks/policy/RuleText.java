package io.verdict.benchmarks.policy;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A rule of {@link PolicyWorkload} as an expression in C's notation, which Java and most expression
 * languages share; what they do not share is given.
 *
 * @param field how a field is read
 * @param isOneOf how membership of a field in a list of symbols is written
 */
public record RuleText(IntFunction<String> field, Membership isOneOf) {
  /** How membership is written. */
  public interface Membership {
    /** The text for a field as it is read and the symbols. */
    String text(String field, List<String> symbols);
  }

  /** Membership as a chain of equals. */
  static String equalsChain(String field, List<String> symbols) {
    return symbols.stream()
        .map(symbol -> field + " == \"" + symbol + '"')
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  /** Membership as a chain of Java's equals. */
  static String javaEquals(String field, List<String> symbols) {
    return symbols.stream()
        .map(symbol -> field + ".equals(\"" + symbol + "\")")
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  /** Membership as a chain of equals with single quotes. */
  static String singleQuoted(String field, List<String> symbols) {
    return equalsChain(field, symbols).replace('"', '\'');
  }

  /** The whole rule. */
  String of(Condition rule) {
    return rule.alternatives().get(0).tests().stream()
        .map(this::of)
        .collect(Collectors.joining(" && "));
  }

  private String of(SlotTest test) {
    int slot = test.slot();
    String name = field.apply(slot);
    Interval interval = test.intervals().get(0);
    if (PolicyWorkload.isBool(slot)) {
      return name + " == " + (interval.low() == 1);
    }
    if (PolicyWorkload.isCode(slot)) {
      return isOneOf.text(
          name,
          test.intervals().stream()
              .flatMapToLong(part -> LongStream.rangeClosed(part.low(), part.high()))
              .mapToObj(code -> PolicyWorkload.symbol((int) code))
              .toList());
    }
    String low = name + " >= " + number(slot, interval.low());
    String high = name + " <= " + number(slot, interval.high());
    if (interval.low() == Long.MIN_VALUE) {
      return high;
    }
    return interval.high() == Long.MAX_VALUE ? low : low + " && " + high;
  }

  static String number(int slot, long value) {
    return PolicyWorkload.isDecimal(slot)
        ? BigDecimal.valueOf(value, 2).toPlainString()
        : String.valueOf(value);
  }
}
