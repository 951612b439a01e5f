package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** One decision table of 60 columns that collects the numbers of the rows that hold. */
final class DmnTable {
  private static final String NAMESPACE = "https://verdict.io/benchmarks";

  private DmnTable() {}

  static Contender open(PolicyWorkload data) {
    Resource resource = ResourceFactory.newReaderResource(new StringReader(text(data)), "UTF-8");
    resource.setSourcePath("rules.dmn");
    DMNRuntime runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(resource))
            .getOrElseThrow(IllegalStateException::new);
    DMNModel model = runtime.getModel(NAMESPACE, "rules");
    List<Object[]> inputs = new ArrayList<>();
    for (int i = 0; i < PolicyWorkload.RECORDS; i++) {
      inputs.add(inputs(data, i));
    }
    return new RuleContender(
        data.rules.size(),
        (i, fired) -> {
          DMNContext context = runtime.newContext();
          Object[] values = inputs.get(i);
          for (int field = 0; field < values.length; field++) {
            context.set("f" + field, values[field]);
          }
          Arrays.fill(fired, 0);
          Object hits =
              runtime.evaluateAll(model, context).getDecisionResultByName("fired").getResult();
          if (hits instanceof Collection<?> all) {
            for (Object hit : all) {
              int rule = ((BigDecimal) hit).intValue();
              fired[rule / 64] |= 1L << rule;
            }
          }
        });
  }

  /** Numbers as the standard's own type, so that nothing is converted inside. */
  private static Object[] inputs(PolicyWorkload data, int record) {
    Object[] values = data.objects(record);
    for (int field = 0; field < values.length; field++) {
      long raw = data.records[record].value(field);
      if (PolicyWorkload.isDecimal(field)) {
        values[field] = BigDecimal.valueOf(raw, 2);
      } else if (values[field] instanceof Integer) {
        values[field] = BigDecimal.valueOf(raw);
      }
    }
    return values;
  }

  private static String text(PolicyWorkload data) {
    StringBuilder text = new StringBuilder(1 << 16);
    text.append("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\"");
    text.append(" name=\"rules\" namespace=\"").append(NAMESPACE).append("\">\n");
    for (int field = 0; field < PolicyWorkload.FIELDS; field++) {
      text.append("<inputData id=\"i").append(field).append("\" name=\"f").append(field);
      text.append("\"><variable name=\"f").append(field).append("\" typeRef=\"");
      text.append(type(field)).append("\"/></inputData>\n");
    }
    text.append("<decision id=\"fired\" name=\"fired\"><variable name=\"fired\"/>\n");
    for (int field = 0; field < PolicyWorkload.FIELDS; field++) {
      text.append("<informationRequirement><requiredInput href=\"#i").append(field);
      text.append("\"/></informationRequirement>");
    }
    text.append("\n<decisionTable hitPolicy=\"COLLECT\">\n");
    for (int field = 0; field < PolicyWorkload.FIELDS; field++) {
      text.append("<input><inputExpression typeRef=\"").append(type(field)).append("\"><text>f");
      text.append(field).append("</text></inputExpression></input>");
    }
    text.append("\n<output name=\"rule\" typeRef=\"number\"/>\n");
    for (int rule = 0; rule < data.rules.size(); rule++) {
      appendRow(text, data.rules.get(rule), rule);
    }
    return text.append("</decisionTable></decision></definitions>\n").toString();
  }

  private static String type(int field) {
    return PolicyWorkload.isCode(field)
        ? "string"
        : PolicyWorkload.isBool(field) ? "boolean" : "number";
  }

  private static void appendRow(StringBuilder text, Condition rule, int number) {
    List<SlotTest> tests = new ArrayList<>(rule.alternatives().get(0).tests());
    tests.sort(Comparator.comparingInt(SlotTest::slot));
    int next = 0;
    text.append("<rule>");
    for (int field = 0; field < PolicyWorkload.FIELDS; field++) {
      boolean isTested = next < tests.size() && tests.get(next).slot() == field;
      text.append("<inputEntry><text>").append(isTested ? cell(tests.get(next)) : "-");
      text.append("</text></inputEntry>");
      next += isTested ? 1 : 0;
    }
    text.append("<outputEntry><text>").append(number).append("</text></outputEntry></rule>\n");
  }

  private static String cell(SlotTest test) {
    Interval interval = test.intervals().get(0);
    if (PolicyWorkload.isBool(test.slot())) {
      return String.valueOf(interval.low() == 1);
    }
    if (PolicyWorkload.isCode(test.slot())) {
      return test.intervals().stream()
          .flatMapToLong(part -> LongStream.rangeClosed(part.low(), part.high()))
          .mapToObj(code -> '"' + PolicyWorkload.symbol((int) code) + '"')
          .collect(Collectors.joining(", "));
    }
    if (interval.low() == Long.MIN_VALUE) {
      return "&lt;= " + RuleText.number(test.slot(), interval.high());
    }
    String low = RuleText.number(test.slot(), interval.low());
    return interval.high() == Long.MAX_VALUE
        ? "&gt;= " + low
        : "[" + low + ".." + RuleText.number(test.slot(), interval.high()) + "]";
  }
}
