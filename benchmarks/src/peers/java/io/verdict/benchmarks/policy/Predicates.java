package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.generated.GeneratedJava;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A Java lambda over the bean for each rule, generated, a hundred a class. */
public final class Predicates {
  private static final int RULES_OF_CLASS = 100;

  private Predicates() {}

  /** Generated: the lambdas of some rules. */
  public interface Part {
    /** Puts them where they belong. */
    void putInto(Predicate<Object>[] all);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  static Predicate<Object>[] of(PolicyWorkload data, GeneratedJava beans) {
    RuleText java = new RuleText(field -> "a." + BeanRules.getter(field), RuleText::javaEquals);
    Map<String, String> sources = new TreeMap<>();
    for (int first = 0; first < data.rules.size(); first += RULES_OF_CLASS) {
      StringBuilder text = new StringBuilder(BeanRules.HEAD);
      text.append("public final class Part").append(first).append(" implements ");
      text.append(Part.class.getCanonicalName());
      text.append(" {\n  public void putInto(java.util.function.Predicate<Object>[] all) {\n");
      for (int i = first; i < Math.min(data.rules.size(), first + RULES_OF_CLASS); i++) {
        text.append("    all[").append(i).append("] = o -> { Applicant a = (Applicant) o; return ");
        text.append(java.of(data.rules.get(i))).append("; };\n");
      }
      sources.put(BeanRules.PACKAGE + ".Part" + first, text.append("  }\n}\n").toString());
    }
    GeneratedJava parts = GeneratedJava.compile(sources, beans);
    Predicate<Object>[] all = new Predicate[data.rules.size()];
    sources.keySet().forEach(name -> parts.make(name, Part.class).putInto(all));
    return all;
  }
}
