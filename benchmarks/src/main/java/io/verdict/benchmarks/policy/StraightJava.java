package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.generated.GeneratedJava;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import java.util.List;
import java.util.Map;

/**
 * The yardstick: the same rules as generated, compiled, branch-free Java over a {@code long[]},
 * sixteen rules a method so that every method is compiled by the JIT.
 */
public interface StraightJava {
  /** Sets the bit of each rule that is true. */
  void run(long[] values, long[] present, long[] fired);

  /** Generates, compiles and loads the rules. */
  static StraightJava compile(List<Condition> rules) {
    return GeneratedJava.compile(Map.of("Straight", source(rules)))
        .make("Straight", StraightJava.class);
  }

  private static String source(List<Condition> rules) {
    int words = (rules.size() + 63) / 64;
    StringBuilder text = new StringBuilder(64 * rules.size());
    text.append("public final class Straight implements ")
        .append(StraightJava.class.getName())
        .append(" {\n  public void run(long[] v, long[] p, long[] f) {\n");
    for (int word = 0; word < words; word++) {
      text.append("    f[").append(word).append("] = ");
      for (int part = 0; part < 4; part++) {
        text.append(part == 0 ? "" : " | ").append("m").append(word * 4 + part).append("(v, p)");
      }
      text.append(";\n");
    }
    text.append("  }\n");
    for (int method = 0; method < words * 4; method++) {
      appendMethod(text, rules, method);
    }
    return text.append("}\n").toString();
  }

  private static void appendMethod(StringBuilder text, List<Condition> rules, int method) {
    text.append("  private static long m")
        .append(method)
        .append("(long[] v, long[] p) {\n    long w = 0;\n");
    for (int i = method * 16; i < Math.min(rules.size(), method * 16 + 16); i++) {
      text.append("    w |= (");
      List<SlotTest> tests = rules.get(i).alternatives().get(0).tests();
      for (int t = 0; t < tests.size(); t++) {
        text.append(t == 0 ? "" : " & ");
        appendTest(text, tests.get(t));
      }
      text.append(") << ").append(i & 63).append(";\n");
    }
    text.append("    return w;\n  }\n");
  }

  /** One test as a 0 or 1 without a branch: the sign bit of a difference, or a bit of a mask. */
  private static void appendTest(StringBuilder text, SlotTest test) {
    int slot = test.slot();
    text.append("(p[").append(slot).append("] & ");
    if (slot >= 40) {
      long mask = 0;
      for (Interval interval : test.intervals()) {
        for (long value = interval.low(); value <= interval.high(); value++) {
          mask |= 1L << value;
        }
      }
      text.append("(").append(mask).append("L >>> v[").append(slot).append("]) & 1L");
    } else {
      Interval interval = test.intervals().get(0);
      String separator = "";
      if (interval.low() != Long.MIN_VALUE) {
        text.append("~(v[").append(slot).append("] - ").append(interval.low()).append("L) >>> 63");
        separator = " & ";
      }
      if (interval.high() != Long.MAX_VALUE) {
        text.append(separator);
        text.append("(v[").append(slot).append("] - ").append(interval.high() + 1);
        text.append("L) >>> 63");
      }
    }
    text.append(")");
  }
}
