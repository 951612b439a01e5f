package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.generated.GeneratedJava;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rules as generated Java that stops at the first test that fails, over the same arrays as
 * {@link StraightJava}; sixteen rules a method.
 */
final class BranchyJava {
  private static final int RULES_OF_METHOD = 16;

  private BranchyJava() {}

  static StraightJava compile(List<Condition> rules) {
    return GeneratedJava.compile(Map.of("Branchy", source(rules)))
        .make("Branchy", StraightJava.class);
  }

  private static String source(List<Condition> rules) {
    int methods = (rules.size() + RULES_OF_METHOD - 1) / RULES_OF_METHOD;
    StringBuilder text = new StringBuilder(64 * rules.size());
    text.append("public final class Branchy implements ").append(StraightJava.class.getName());
    text.append(" {\n  public void run(long[] v, long[] p, long[] f) {\n");
    text.append("    java.util.Arrays.fill(f, 0);\n");
    for (int method = 0; method < methods; method++) {
      text.append("    m").append(method).append("(v, p, f);\n");
    }
    text.append("  }\n");
    for (int method = 0; method < methods; method++) {
      text.append("  private static void m").append(method);
      text.append("(long[] v, long[] p, long[] f) {\n");
      int end = Math.min(rules.size(), (method + 1) * RULES_OF_METHOD);
      for (int i = method * RULES_OF_METHOD; i < end; i++) {
        text.append("    if (").append(condition(rules.get(i))).append(") f[").append(i / 64);
        text.append("] |= 1L << ").append(i & 63).append(";\n");
      }
      text.append("  }\n");
    }
    return text.append("}\n").toString();
  }

  private static String condition(Condition rule) {
    return rule.alternatives().get(0).tests().stream()
        .map(BranchyJava::test)
        .collect(Collectors.joining(" && "));
  }

  private static String test(SlotTest test) {
    String value = "v[" + test.slot() + "]";
    String intervals =
        test.intervals().stream()
            .map(interval -> interval(value, interval))
            .collect(Collectors.joining(" || ", "(", ")"));
    return "p[" + test.slot() + "] != 0 && " + intervals;
  }

  private static String interval(String value, Interval interval) {
    if (interval.low() == interval.high()) {
      return value + " == " + interval.low() + "L";
    }
    String low = value + " >= " + interval.low() + "L";
    String high = value + " <= " + interval.high() + "L";
    if (interval.low() == Long.MIN_VALUE) {
      return high;
    }
    return interval.high() == Long.MAX_VALUE ? low : low + " && " + high;
  }
}
