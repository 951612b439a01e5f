package io.verdict.replay.run;

import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.Record;
import io.verdict.matcher.cascade.CascadePolicy;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CatalogueChange;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.QuotaPeriod;
import io.verdict.matcher.catalogue.QuotaScope;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.Unit;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.simulation.Accidents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One case of a study of matching: how much the funders may pay against what is asked for, and who
 * is down.
 *
 * @param name what it is
 * @param orders of the day
 * @param capacity all funders' day, as a share of the day's demand
 * @param largestDown how many of the largest funders are down all day
 * @param isFallbackDown whether our own money is down
 * @param maxAttempts attempts with funders
 * @param seed of orders, answers and accidents
 */
public record MatchCase(
    String name,
    int orders,
    double capacity,
    int largestDown,
    boolean isFallbackDown,
    int maxAttempts,
    long seed) {
  /** Most orders of a case. */
  public static final int MAX_ORDERS = 1_000_000;

  private static final long DAY_MILLIS = 86_400_000;
  private static final double LOST = 0.002;
  private static final double SILENT = 0.010;
  private static final double PAID_SILENTLY = 0.001;
  private static final double BUSY = 0.005;

  public MatchCase {
    if (orders < 1 || orders > MAX_ORDERS) {
      throw new InputException("--orders is " + orders + "; allowed are 1 to " + MAX_ORDERS);
    }
  }

  /**
   * What came of a case.
   *
   * @param orders orders that the conditions and hours of some product take
   * @param success share of them that were paid
   * @param firstTry share of them that the first funder paid
   * @param tries attempts an order
   * @param secondsP50 from order to end
   * @param secondsP95 from order to end
   * @param secondsP99 from order to end
   * @param manual orders that wait for a person, their quota still reserved
   * @param paidTwice orders that two funders paid
   * @param lostReservations reservations that nobody resolves, and limits that do not add up
   */
  public record Result(
      int orders,
      double success,
      double firstTry,
      double tries,
      double secondsP50,
      double secondsP95,
      double secondsP99,
      int manual,
      long paidTwice,
      int lostReservations) {}

  /** The cases that the reference measures, and the honest bad ones. */
  public static List<MatchCase> standard(int orders, long seed) {
    return List.of(
        new MatchCase("25 % spare capacity", orders, 1.25, 0, false, 5, seed),
        new MatchCase("20 % spare capacity", orders, 1.20, 0, false, 5, seed),
        new MatchCase("20 % spare, up to 3 tries", orders, 1.20, 0, false, 3, seed),
        new MatchCase("20 % spare, fallback down", orders, 1.20, 0, true, 5, seed),
        new MatchCase("5 % spare", orders, 1.05, 0, false, 5, seed),
        new MatchCase("5 % short", orders, 0.95, 0, false, 5, seed),
        new MatchCase("20 % spare, 3 largest down", orders, 1.20, 3, false, 5, seed));
  }

  /** Simulates the case on the approved applications of a replay. */
  public static Result run(MatchCase day, Input input) {
    return new MatchStudy(input.approved, input.catalogue, input.slots, day).result();
  }

  /** What all cases share. */
  public static final class Input {
    private final List<Record> approved;
    private final Catalogue catalogue;
    private final MatchSlots slots;

    private Input(List<Record> approved, Catalogue catalogue, MatchSlots slots) {
      this.approved = approved;
      this.catalogue = catalogue;
      this.slots = slots;
    }

    /** Reads a policy folder with its catalogue, and the journal of its replay. */
    public static Input read(Path folder, Flow flow, Path journal) {
      if (flow.program(Stage.MATCH) == null) {
        throw new InputException("the policy has no products: there is nothing to match");
      }
      Catalogue catalogue = CatalogueFile.read(folder, flow.program(Stage.MATCH).model());
      MatchSlots slots = OfferSlots.of(flow.layout()).match();
      return new Input(MatchStudy.approved(flow, journal), catalogue, slots);
    }

    /** Applications that orders are drawn from. */
    public int approved() {
      return approved.size();
    }

    /** Products of the catalogue. */
    public int products() {
      return catalogue.size();
    }

    /** Funders of the catalogue. */
    public int funders() {
      return catalogue.funders().size();
    }
  }

  /** The catalogue with limits that make the funders' day this case's share of a demand. */
  Catalogue scaled(Catalogue catalogue, double demandMinor) {
    double day = dayByFunder(catalogue).values().stream().mapToLong(Long::longValue).sum();
    if (day == 0) {
      throw new InputException("the catalogue has no daily limits of amounts to be scaled");
    }
    double factor = demandMinor * capacity / day;
    List<Product> products = new ArrayList<>();
    List<ProductTerms> terms = new ArrayList<>();
    for (int p = 0; p < catalogue.size(); p++) {
      products.add(catalogue.product(p));
      terms.add(scaled(catalogue.terms(p), factor));
    }
    CatalogueChange all = new CatalogueChange(products, terms, List.of());
    return catalogue.with(all, catalogue.version() + 1).merged(catalogue.version() + 2);
  }

  private static ProductTerms scaled(ProductTerms terms, double factor) {
    List<QuotaTerm> quotas = new ArrayList<>();
    for (QuotaTerm term : terms.quotas()) {
      long limit = Math.max(1, StrictMath.round(term.limit() * factor));
      quotas.add(
          new QuotaTerm(
              term.scope(),
              term.dimension(),
              term.period(),
              term.unit(),
              term.shareMillionths(),
              Math.min(CounterSpec.MAX_LIMIT, limit)));
    }
    return new ProductTerms(
        terms.product(),
        terms.funder(),
        terms.funderType(),
        terms.zone(),
        terms.costRate(),
        terms.feeRate(),
        terms.acceptByGrade(),
        terms.budgetShare(),
        terms.answerP50Millis(),
        terms.answerP99Millis(),
        terms.isOwnFunds(),
        quotas,
        terms.rules());
  }

  private static Map<String, Long> dayByFunder(Catalogue catalogue) {
    Map<String, Long> day = new HashMap<>();
    for (int p = 0; p < catalogue.size(); p++) {
      for (QuotaTerm term : catalogue.terms(p).quotas()) {
        if (term.scope() == QuotaScope.FUNDER
            && term.period() == QuotaPeriod.DAY
            && term.unit() == Unit.AMOUNT) {
          long whole = term.limit() * CounterSpec.WHOLE / term.shareMillionths();
          day.merge(catalogue.product(p).funder(), whole, Math::max);
        }
      }
    }
    return day;
  }

  /** The accidents of the day, with whoever is down. */
  Accidents accidents(Catalogue catalogue, long midnightMillis) {
    List<Accidents.Outage> outages = new ArrayList<>();
    Map<String, Long> day = dayByFunder(catalogue);
    day.keySet().stream()
        .sorted(Comparator.comparing((String funder) -> -day.get(funder)).thenComparing(f -> f))
        .limit(largestDown)
        .forEach(funder -> outages.add(down(funder, midnightMillis)));
    for (int p = 0; isFallbackDown && p < catalogue.size(); p++) {
      if (catalogue.terms(p).isOwnFunds()) {
        outages.add(down(catalogue.product(p).funder(), midnightMillis));
      }
    }
    return new Accidents(LOST, SILENT, PAID_SILENTLY, BUSY, outages);
  }

  private static Accidents.Outage down(String funder, long midnightMillis) {
    return new Accidents.Outage(funder, midnightMillis, midnightMillis + 2 * DAY_MILLIS);
  }

  CascadePolicy policy() {
    return CascadePolicy.standard().attempts(maxAttempts);
  }
}
