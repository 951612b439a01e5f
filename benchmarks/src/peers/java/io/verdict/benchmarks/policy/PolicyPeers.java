package io.verdict.benchmarks.policy;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.PeerSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rule and expression engines for W1. */
public final class PolicyPeers implements PeerSet<PolicyWorkload> {
  private static final Map<String, Function<PolicyWorkload, Contender>> ENGINES =
      Map.of(
          "Drools", DroolsRules::open,
          "Easy Rules", EasyRules::open,
          "evrete", EvreteRules::open,
          "kie-dmn", DmnTable::open,
          "AviatorScript", ExpressionEngines::aviator,
          "JEXL", ExpressionEngines::jexl,
          "QLExpress", ExpressionEngines::qlExpress,
          "SpEL", ExpressionEngines::spel,
          "CEL", ExpressionEngines::cel,
          "MVEL", ExpressionEngines::mvel);

  @Override
  public String workload() {
    return "W1";
  }

  @Override
  public List<Entrant> entrants(String size) {
    if (size.endsWith(PolicyContest.MISSING)) {
      return List.of();
    }
    int rules = Integer.parseInt(size);
    int warmUp = rules >= 1_000 ? 12 : 3;
    Entrant drools = Entrant.peer("Drools", "Drools 10.2.0 (Apache-2.0)");
    Entrant easy = Entrant.peer("Easy Rules", "Easy Rules 4.1.0 (MIT)");
    Entrant aviator = Entrant.peer("AviatorScript", "AviatorScript 5.4.3 (Apache-2.0)");
    Entrant jexl = Entrant.peer("JEXL", "Commons JEXL 3.7.1 (Apache-2.0)");
    Entrant mvel = Entrant.peer("MVEL", "MVEL 2.6.0 (Apache-2.0)");
    List<Entrant> all = new ArrayList<>();
    all.add((rules <= 200 ? drools : drools.inFullRuns()).warmedUp(warmUp));
    all.add((rules <= 200 ? easy : easy.inFullRuns()).warmedUp(warmUp));
    all.add(aviator.inFullRuns().warmedUp(warmUp));
    all.add((rules > 200 ? jexl : jexl.inFullRuns()).warmedUp(3));
    all.add((rules > 200 ? mvel : mvel.inFullRuns()).warmedUp(3));
    Entrant spel = Entrant.peer("SpEL", "Spring Expression 7.0.10 (Apache-2.0)");
    all.add((rules <= 200 ? spel : spel.inFullRuns()).warmedUp(warmUp));
    all.add(full("QLExpress", "QLExpress 4.0.8 (Apache-2.0)").warmedUp(3));
    all.add(full("CEL", "CEL-Java 0.14.0 (Apache-2.0)").warmedUp(3));
    if (rules <= 200) {
      all.add(full("evrete", "evrete 4.0.3 (MIT)").warmedUp(warmUp));
      all.add(full("kie-dmn", "Apache KIE DMN 10.2.0 (Apache-2.0)").warmedUp(warmUp));
    }
    return all;
  }

  private static Entrant full(String name, String library) {
    return Entrant.peer(name, library).inFullRuns();
  }

  @Override
  public Contender open(PolicyWorkload data, String name) {
    return ENGINES.get(name).apply(data);
  }
}
