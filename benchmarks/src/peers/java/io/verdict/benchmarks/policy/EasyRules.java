package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.generated.GeneratedJava;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules with a lambda of compiled Java for each rule. */
final class EasyRules {
  private EasyRules() {}

  static Contender open(PolicyWorkload data) {
    GeneratedJava beanClasses = BeanRules.compile(data.rules.subList(0, 1));
    Object[] beans = BeanRules.beans(data, beanClasses);
    Rules rules = new Rules();
    FiredRules fired = new FiredRules();
    Predicate<Object>[] tests = Predicates.of(data, beanClasses);
    IntStream.range(0, tests.length)
        .mapToObj(
            i ->
                new RuleBuilder()
                    .name("R" + i)
                    .priority(i)
                    .when(facts -> tests[i].test(facts.get("applicant")))
                    .then(facts -> fired.set(i))
                    .build())
        .forEach(rules::register);
    DefaultRulesEngine engine = new DefaultRulesEngine();
    Facts facts = new Facts();
    return new RuleContender(
        data.rules.size(),
        (i, bits) -> {
          fired.writeTo(bits);
          facts.put("applicant", beans[i]);
          engine.fire(rules, facts);
        });
  }
}
