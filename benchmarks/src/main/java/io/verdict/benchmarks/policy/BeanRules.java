package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.generated.GeneratedJava;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.record.Record;
import java.util.List;
import java.util.Map;

/**
 * The records as Java beans, and what a team writes around them by hand: the rules as nested
 * conditions over getters, and the filling of a record. All of it is generated, sixteen rules a
 * method so that every method is compiled by the JIT.
 */
public interface BeanRules {
  /** The package of what is generated, since an engine cannot import from the default one. */
  String PACKAGE = "verdict.generated";

  /** The first line of every source. */
  String HEAD = "package " + PACKAGE + ";\n";

  /** The generated bean's name. */
  String BEAN = PACKAGE + ".Applicant";

  /** The generated filler's name. */
  String FILLER = PACKAGE + ".Fill";

  /** The name of the generated rules over beans. */
  String RULES = PACKAGE + ".Rules";

  /** Sets the bit of each rule that is true for a bean. */
  void run(Object bean, long[] fired);

  /** Fills a record from a bean. */
  interface Filler {
    /** Clears the record and sets every field. */
    void fill(Object bean, Record record);
  }

  /**
   * Generates bean, filler and rules; the classes are {@code Applicant}, {@code Fill}, {@code
   * Rules}.
   */
  static GeneratedJava compile(List<Condition> rules) {
    return GeneratedJava.compile(Map.of(BEAN, bean(), FILLER, filler(), RULES, rules(rules)));
  }

  /** A bean for each record. */
  static Object[] beans(PolicyWorkload workload, GeneratedJava classes) {
    Object[] beans = new Object[PolicyWorkload.RECORDS];
    try {
      for (int i = 0; i < beans.length; i++) {
        Object[] values = workload.objects(i);
        beans[i] = classes.type(BEAN).getConstructor(Object[].class).newInstance((Object) values);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated bean cannot be made", e);
    }
    return beans;
  }

  /** How Java reads a field of a bean. */
  static String getter(int field) {
    return "getF" + field + "()";
  }

  private static String type(int field) {
    if (PolicyWorkload.isDecimal(field)) {
      return "double";
    }
    return PolicyWorkload.isCode(field)
        ? "String"
        : PolicyWorkload.isBool(field) ? "boolean" : "int";
  }

  private static String bean() {
    StringBuilder text = new StringBuilder(HEAD + "public class Applicant {\n");
    StringBuilder constructor = new StringBuilder("  public Applicant(Object[] v) {\n");
    for (int field = 0; field < PolicyWorkload.FIELDS; field++) {
      String type = type(field);
      text.append("  private final ").append(type).append(" f").append(field).append(";\n");
      text.append("  public ").append(type).append(' ').append(getter(field));
      text.append(" { return f").append(field).append("; }\n");
      constructor.append("    f").append(field).append(" = (").append(type);
      constructor.append(") v[").append(field).append("];\n");
    }
    return text.append(constructor).append("  }\n}\n").toString();
  }

  private static String filler() {
    StringBuilder text = new StringBuilder(HEAD + "public final class Fill implements ");
    text.append(Filler.class.getCanonicalName()).append(" {\n  public void fill(Object o, ");
    text.append(Record.class.getName()).append(" r) {\n    Applicant a = (Applicant) o;\n");
    text.append("    r.clear();\n");
    for (int field = 0; field < PolicyWorkload.FIELDS; field++) {
      String value = "a." + getter(field);
      if (PolicyWorkload.isCode(field)) {
        text.append("    r.setSymbol(").append(field).append(", ").append(value);
      } else if (PolicyWorkload.isDecimal(field)) {
        text.append("    r.set(").append(field).append(", Math.round(100 * ").append(value);
        text.append(')');
      } else {
        text.append("    r.set(").append(field).append(", ").append(value);
        text.append(PolicyWorkload.isBool(field) ? " ? 1 : 0" : "");
      }
      text.append(");\n");
    }
    return text.append("  }\n}\n").toString();
  }

  private static String rules(List<Condition> rules) {
    RuleText java = new RuleText(field -> "a." + getter(field), RuleText::javaEquals);
    int methods = (rules.size() + 15) / 16;
    StringBuilder text = new StringBuilder(HEAD + "public final class Rules implements ");
    text.append(BeanRules.class.getName()).append(" {\n  public void run(Object o, long[] f) {\n");
    text.append("    Applicant a = (Applicant) o;\n    java.util.Arrays.fill(f, 0);\n");
    for (int method = 0; method < methods; method++) {
      text.append("    m").append(method).append("(a, f);\n");
    }
    text.append("  }\n");
    for (int method = 0; method < methods; method++) {
      text.append("  private static void m").append(method).append("(Applicant a, long[] f) {\n");
      for (int i = method * 16; i < Math.min(rules.size(), method * 16 + 16); i++) {
        text.append("    if (").append(java.of(rules.get(i))).append(") f[").append(i / 64);
        text.append("] |= 1L << ").append(i & 63).append(";\n");
      }
      text.append("  }\n");
    }
    return text.append("}\n").toString();
  }
}
