package io.verdict.benchmarks.policy;

import com.alibaba.qlexpress4.Express4Runner;
import com.alibaba.qlexpress4.InitOptions;
import com.alibaba.qlexpress4.QLOptions;
import com.googlecode.aviator.AviatorEvaluator;
import com.googlecode.aviator.AviatorEvaluatorInstance;
import com.googlecode.aviator.Expression;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.generated.GeneratedJava;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.mvel2.MVEL;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * Expression languages, an expression a rule, compiled or parsed once; each reads what suits it
 * best, the bean (MVEL, SpEL) or a map that is ready before the clock starts.
 */
final class ExpressionEngines {
  private ExpressionEngines() {}

  /** One rule on one input. */
  private interface Test<I> {
    boolean holds(I input) throws Exception;
  }

  private static String name(int field) {
    return "f" + field;
  }

  private static List<String> texts(PolicyWorkload data, RuleText.Membership membership) {
    RuleText text = new RuleText(ExpressionEngines::name, membership);
    return data.rules.stream().map(text::of).toList();
  }

  /** Each record as a map; integers as longs for languages that have no others. */
  private static List<Map<String, Object>> maps(PolicyWorkload data, boolean isLong) {
    return java.util.stream.IntStream.range(0, PolicyWorkload.RECORDS)
        .mapToObj(
            i -> {
              Map<String, Object> map = new HashMap<>();
              Object[] values = data.objects(i);
              for (int field = 0; field < values.length; field++) {
                boolean isInteger = values[field] instanceof Integer;
                map.put(
                    name(field),
                    isLong && isInteger ? (Object) (long) (int) values[field] : values[field]);
              }
              return map;
            })
        .toList();
  }

  private static <I> Contender contender(List<Test<I>> tests, List<I> inputs) {
    Object[] all = tests.toArray();
    return new RuleContender(
        all.length,
        (record, fired) -> {
          I input = inputs.get(record);
          Arrays.fill(fired, 0);
          try {
            for (int i = 0; i < all.length; i++) {
              @SuppressWarnings("unchecked") // only tests of this type are in it
              Test<I> test = (Test<I>) all[i];
              if (test.holds(input)) {
                fired[i / 64] |= 1L << i;
              }
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  static Contender aviator(PolicyWorkload data) {
    AviatorEvaluatorInstance engine = AviatorEvaluator.newInstance();
    List<Test<Map<String, Object>>> tests =
        texts(data, RuleText::singleQuoted).stream()
            .map(
                text -> {
                  Expression expression = engine.compile(text);
                  return (Test<Map<String, Object>>) map -> (Boolean) expression.execute(map);
                })
            .toList();
    return contender(tests, maps(data, true));
  }

  static Contender jexl(PolicyWorkload data) {
    JexlEngine engine = new JexlBuilder().cache(0).strict(true).silent(false).create();
    List<Test<MapContext>> tests =
        texts(data, RuleText::equalsChain).stream()
            .map(
                text -> {
                  JexlExpression expression = engine.createExpression(text);
                  return (Test<MapContext>) context -> (Boolean) expression.evaluate(context);
                })
            .toList();
    return contender(tests, maps(data, false).stream().map(MapContext::new).toList());
  }

  static Contender qlExpress(PolicyWorkload data) {
    Express4Runner runner = new Express4Runner(InitOptions.DEFAULT_OPTIONS);
    QLOptions options = QLOptions.builder().cache(true).build();
    List<Test<Map<String, Object>>> tests =
        texts(data, RuleText::equalsChain).stream()
            .map(
                text ->
                    (Test<Map<String, Object>>)
                        map -> (Boolean) runner.execute(text, map, options).getResult())
            .toList();
    return contender(tests, maps(data, false));
  }

  static Contender spel(PolicyWorkload data) {
    GeneratedJava classes = BeanRules.compile(data.rules.subList(0, 1));
    SpelExpressionParser parser =
        new SpelExpressionParser(
            new SpelParserConfiguration(SpelCompilerMode.MIXED, classes.loader()));
    List<Test<StandardEvaluationContext>> tests =
        texts(data, RuleText::singleQuoted).stream()
            .map(
                text -> {
                  SpelExpression expression = parser.parseRaw(text);
                  return (Test<StandardEvaluationContext>)
                      context -> (Boolean) expression.getValue(context);
                })
            .toList();
    return contender(
        tests,
        Arrays.stream(BeanRules.beans(data, classes)).map(StandardEvaluationContext::new).toList());
  }

  static Contender mvel(PolicyWorkload data) {
    GeneratedJava classes = BeanRules.compile(data.rules.subList(0, 1));
    // it compiles its readers at run time, and looks the bean up here
    Thread.currentThread().setContextClassLoader(classes.loader());
    List<Test<Object>> tests =
        texts(data, RuleText::equalsChain).stream()
            .map(
                text -> {
                  Serializable expression = MVEL.compileExpression(text);
                  return (Test<Object>) bean -> (Boolean) MVEL.executeExpression(expression, bean);
                })
            .toList();
    return contender(tests, List.of(BeanRules.beans(data, classes)));
  }

  static Contender cel(PolicyWorkload data) {
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
    for (int field = 0; field < PolicyWorkload.FIELDS; field++) {
      builder.addVar(
          name(field),
          PolicyWorkload.isDecimal(field)
              ? SimpleType.DOUBLE
              : PolicyWorkload.isCode(field)
                  ? SimpleType.STRING
                  : PolicyWorkload.isBool(field) ? SimpleType.BOOL : SimpleType.INT);
    }
    CelCompiler compiler = builder.build();
    CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
    RuleText.Membership in =
        (field, symbols) -> field + " in [\"" + String.join("\", \"", symbols) + "\"]";
    List<Test<Map<String, Object>>> tests =
        texts(data, in).stream()
            .map(
                text -> {
                  CelRuntime.Program program = program(compiler, runtime, text);
                  return (Test<Map<String, Object>>) map -> (Boolean) program.eval(map);
                })
            .toList();
    return contender(tests, maps(data, true));
  }

  private static CelRuntime.Program program(CelCompiler compiler, CelRuntime runtime, String text) {
    try {
      return runtime.createProgram(compiler.compile(text).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException(e);
    }
  }
}
