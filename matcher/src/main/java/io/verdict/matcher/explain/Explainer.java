package io.verdict.matcher.explain;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.index.Gate;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.quota.QuotaBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Explains one matcher's answers.
 *
 * <p><b>Thread safety</b>: any threads. <b>Allocation</b>: its answers; not for the hot path.
 */
public final class Explainer {
  private final Matcher matcher;
  private final QuotaBook book;

  /** An explainer of a matcher and the limits of its present catalogue. */
  public Explainer(Matcher matcher, QuotaBook book) {
    this.matcher = matcher;
    this.book = book;
  }

  /**
   * Lists everything that keeps a product from a record.
   *
   * @param product the product's number in the matcher's present catalogue
   */
  public WhyNot whyNot(Record record, int product, long nowMillis) {
    Catalogue catalogue = matcher.catalogue();
    List<Gate> closed = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      if (!matcher.isOpen(gate, product, nowMillis)) {
        closed.add(gate);
      }
    }
    return new WhyNot(
        catalogue.product(product).id(),
        criteria(record, product),
        closed,
        book.exhausted(product, nowMillis));
  }

  private List<Criterion> criteria(Record record, int product) {
    Catalogue catalogue = matcher.catalogue();
    boolean takesUnknown = catalogue.product(product).onUnknown() == UnknownPolicy.HIT;
    Truth truth = matcher.truth(record, product);
    if (truth == Truth.TRUE || (truth == Truth.UNKNOWN && takesUnknown)) {
      return List.of();
    }
    List<Criterion> criteria = new ArrayList<>();
    matcher.refusals(
        record,
        product,
        (slot, test, refused) -> {
          Field field = matcher.layout().schema().field(slot);
          String wanted = TestText.of(test, catalogue.schema().field(test.slot()).type());
          criteria.add(new Criterion(slot, field.name(), wanted, refused, test));
        });
    return criteria;
  }

  /**
   * Lists the products that exactly one test keeps from a record, those nearest to it first.
   *
   * @param max how many at most
   */
  public List<NearMiss> nearMisses(Record record, long nowMillis, int max) {
    List<NearMiss> misses = new ArrayList<>();
    for (int product = 0; product < matcher.catalogue().size(); product++) {
      if (matcher.catalogue().isGone(product)) {
        continue;
      }
      WhyNot whyNot = whyNot(record, product, nowMillis);
      if (whyNot.criteria().size() == 1 && whyNot.closedGates().isEmpty()) {
        misses.add(nearMiss(record, product, whyNot.criteria().get(0)));
      }
    }
    misses.sort(Comparator.comparingLong(NearMiss::distance).thenComparing(NearMiss::product));
    return List.copyOf(misses.subList(0, Math.min(max, misses.size())));
  }

  private NearMiss nearMiss(Record record, int product, Criterion criterion) {
    int slot = criterion.slot();
    boolean isOrdinal = matcher.layout().schema().field(slot).type().kind().isOrdinal();
    long value = record.value(slot);
    long nearest = Long.MAX_VALUE;
    long distance = Long.MAX_VALUE;
    for (Interval interval : criterion.test().intervals()) {
      long candidate = value < interval.low() ? interval.low() : interval.high();
      long away = Math.abs(candidate - value);
      if (isOrdinal && record.isPresent(slot) && away >= 0 && away < distance) {
        nearest = candidate;
        distance = away;
      }
    }
    return new NearMiss(product, criterion, nearest, distance);
  }
}
