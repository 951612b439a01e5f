package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import io.verdict.benchmarks.generated.GeneratedJava;
import java.util.ArrayList;
import java.util.List;

/** W1: many rules over one record of 60 fields; the answer is which rules fired. */
public final class PolicyContest implements Workload<PolicyWorkload> {
  static final String MISSING = ", 10 % missing";
  private static final String FROM_BEAN = "verdict, from a bean";
  private static final String BRANCH_FREE = "branch-free Java";
  private static final String BRANCHY = "branchy Java";
  private static final String BRANCHY_BEAN = "branchy Java, from a bean";
  private static final long SEED = 20_260_101L;

  @Override
  public String id() {
    return "W1";
  }

  @Override
  public String title() {
    return "policy rules";
  }

  @Override
  public String generator() {
    return "60 fields (30 decimals, 10 integers, 15 codes of 4 to 48 symbols, 5 booleans); a rule"
        + " tests 2 to 4 of them, each with selectivity 0.05^(1/k) ± 20 %, so that about 5 %"
        + " of the rules fire; 1,024 records; `PolicyWorkload`, seed 20260101. Verdict and"
        + " generated Java start from a filled record or array, engines from a bean or a map"
        + " that is ready; the answer is every rule that fires, of Verdict also every rule"
        + " that cannot tell.";
  }

  @Override
  public List<String> sizes() {
    return List.of("20", "200", "200" + MISSING, "1000", "5000", "5000" + MISSING);
  }

  @Override
  public List<String> quickSizes() {
    return List.of("200", "5000");
  }

  @Override
  public List<Entrant> entrants(String size) {
    List<Entrant> all = new ArrayList<>();
    all.add(Entrant.verdict());
    if (!size.endsWith(MISSING)) {
      all.add(Entrant.verdict(FROM_BEAN));
    }
    all.add(Entrant.yardstick(BRANCH_FREE));
    all.add(Entrant.yardstick(BRANCHY).inFullRuns());
    if (!size.endsWith(MISSING)) {
      all.add(Entrant.yardstick(BRANCHY_BEAN).inFullRuns());
    }
    return all;
  }

  @Override
  public PolicyWorkload data(String size) {
    boolean isMissing = size.endsWith(MISSING);
    String rules = isMissing ? size.substring(0, size.length() - MISSING.length()) : size;
    return new PolicyWorkload(Integer.parseInt(rules), isMissing ? 0.1 : 0, SEED);
  }

  @Override
  public String reference() {
    return BRANCHY;
  }

  @Override
  public Contender open(PolicyWorkload data, String name) {
    return switch (name) {
      case Entrant.VERDICT -> KernelContender.ofRecords(data);
      case FROM_BEAN -> KernelContender.ofBeans(data);
      case BRANCH_FREE -> straight(data, StraightJava.compile(data.rules));
      case BRANCHY -> straight(data, BranchyJava.compile(data.rules));
      default -> beans(data);
    };
  }

  private static Contender straight(PolicyWorkload data, StraightJava rules) {
    long[][] values = data.values();
    long[][] present = data.present();
    return new RuleContender(
        data.rules.size(), (i, fired) -> rules.run(values[i], present[i], fired));
  }

  private static Contender beans(PolicyWorkload data) {
    GeneratedJava classes = BeanRules.compile(data.rules);
    Object[] beans = BeanRules.beans(data, classes);
    BeanRules rules = classes.make(BeanRules.RULES, BeanRules.class);
    return new RuleContender(data.rules.size(), (i, fired) -> rules.run(beans[i], fired));
  }
}
