package io.verdict.benchmarks.match;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import java.util.List;
import java.util.stream.Stream;

/** W4: which products take an application, as a set, and as ids with the best five. */
public final class MatchContest implements Workload<MatchData> {
  static final String SET = ", set";
  static final String BEST_FIVE = ", ids and best five";
  private static final String SCAN = "scan";
  private static final long SEED = 20_260_101L;

  @Override
  public String id() {
    return "W4";
  }

  @Override
  public String title() {
    return "matching products";
  }

  @Override
  public String generator() {
    return "30 attributes (12 ordered of 24 to 601 values, 13 categorical of 2 to 340, 5 boolean);"
        + " a product tests some 11.5 of them, so that about 18 % take a record; 4,096"
        + " records; `LendWorkload`, seed 20260101. *Set* is the eligible products in each"
        + " system's own form (bits here); *ids and best five* lists their numbers and finds"
        + " the five of greatest expected value.";
  }

  @Override
  public List<String> sizes() {
    return Stream.of("400", "10000", "100000")
        .flatMap(products -> Stream.of(products + SET, products + BEST_FIVE))
        .toList();
  }

  @Override
  public List<String> quickSizes() {
    return List.of("400" + SET, "10000" + SET, "10000" + BEST_FIVE);
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(Entrant.verdict(), Entrant.yardstick(SCAN));
  }

  @Override
  public MatchData data(String size) {
    int products = Integer.parseInt(size.substring(0, size.indexOf(',')));
    return new MatchData(new LendWorkload(products, SEED), size.endsWith(BEST_FIVE));
  }

  @Override
  public int compared(MatchData data) {
    return data.products() <= 10_000 ? 64 : 16;
  }

  @Override
  public String reference() {
    return SCAN;
  }

  @Override
  public Contender open(MatchData data, String name) {
    return name.equals(Entrant.VERDICT)
        ? new IndexContender(data)
        : data.contender(new Scan(data)::list);
  }
}
