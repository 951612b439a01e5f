package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.generated.GeneratedJava;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.builders.RuleSetBuilder;

/** evrete, a rule over a fact with a compiled lambda as its condition; one session kept. */
final class EvreteRules {
  private EvreteRules() {}

  /** The only fact; evrete reads its one property. */
  public static final class Holder {
    private final Object applicant;

    Holder(Object applicant) {
      this.applicant = applicant;
    }

    /** The bean. */
    public Object getApplicant() {
      return applicant;
    }
  }

  static Contender open(PolicyWorkload data) {
    GeneratedJava classes = BeanRules.compile(data.rules.subList(0, 1));
    Object[] beans = BeanRules.beans(data, classes);
    Predicate<Object>[] tests = Predicates.of(data, classes);
    FiredRules fired = new FiredRules();
    KnowledgeService service = new KnowledgeService();
    RuleSetBuilder<Knowledge> builder = service.newKnowledge().builder();
    for (int i = 0; i < tests.length; i++) {
      int rule = i;
      builder =
          builder
              .newRule("R" + i)
              .forEach("$h", Holder.class)
              .where((Predicate<Object[]>) values -> tests[rule].test(values[0]), "$h.applicant")
              .execute(context -> fired.set(rule));
    }
    StatefulSession session = builder.build().newStatefulSession();
    return new RuleContender(
        data.rules.size(),
        (i, bits) -> {
          fired.writeTo(bits);
          FactHandle handle = session.insert(new Holder(beans[i]));
          session.fire();
          session.delete(handle);
          session.fire();
        });
  }
}
