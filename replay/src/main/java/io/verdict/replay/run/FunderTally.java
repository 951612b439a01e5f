package io.verdict.replay.run;

import com.carrotsearch.hppc.LongHashSet;
import io.verdict.engine.port.Placement;
import io.verdict.matcher.cascade.Attempt;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.QuotaPeriod;
import io.verdict.matcher.catalogue.QuotaScope;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.ledger.Unit;
import io.verdict.replay.report.part.MatchingPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Counts what became of the orders, by funder and by the way they took. */
final class FunderTally {
  private static final int MAX_ELIGIBLE = 512;
  private static final int MAX_DEPTH = 16;
  private static final long MAX_ATTEMPTS = 256;
  private static final long NANOS_IN_MILLI = 1_000_000;
  private static final long LONGEST_NANOS = 86_400_000_000_000L;

  private final Catalogue catalogue;
  private final long[] asked;
  private final long[] accepted;
  private final long[] funded;
  private final long[] silent;
  private final LongHashSet queried = new LongHashSet();
  private final Map<String, Integer> positions = new HashMap<>();
  final Histogram orderNanos = new Histogram(1, LONGEST_NANOS, 2);
  private final long[] eligible = new long[MAX_ELIGIBLE + 1];
  private final long[] depth = new long[MAX_DEPTH + 1];
  private final Map<Placement.End, Long> ends = new EnumMap<>(Placement.End.class);
  long orders;
  long withoutProduct;
  long sent;
  long disbursed;
  long firstTry;
  long disbursedMinor;

  FunderTally(Catalogue catalogue) {
    this.catalogue = catalogue;
    int funders = catalogue.funders().size();
    this.asked = new long[funders];
    this.accepted = new long[funders];
    this.funded = new long[funders];
    this.silent = new long[funders];
    for (int funder = 0; funder < funders; funder++) {
      positions.put(catalogue.funders().get(funder), funder);
    }
  }

  void matched(int eligibleProducts) {
    orders++;
    withoutProduct += eligibleProducts == 0 ? 1 : 0;
    eligible[Math.min(eligibleProducts, MAX_ELIGIBLE)]++;
  }

  void asked(Attempt attempt) {
    asked[positions.get(attempt.funder())]++;
  }

  /** An attempt whose funder did not answer in time, so that it is asked what became of it. */
  void queried(Attempt attempt) {
    if (queried.add(attempt.order() * MAX_ATTEMPTS + attempt.number())) {
      silent[positions.get(attempt.funder())]++;
    }
  }

  void placed(Placement placement) {
    ends.merge(placement.end(), 1L, Long::sum);
    depth[Math.min(placement.attempts(), MAX_DEPTH)]++;
    sent += placement.attempts() > 0 ? 1 : 0;
    if (placement.attempts() > 0) {
      long nanos = (placement.endedMillis() - placement.startedMillis()) * NANOS_IN_MILLI;
      orderNanos.recordValue(Math.min(nanos, LONGEST_NANOS));
      for (int number = 1; number <= placement.attempts() && !queried.isEmpty(); number++) {
        queried.remove(placement.orderId() * MAX_ATTEMPTS + number);
      }
    }
    if (placement.end() == Placement.End.DISBURSED) {
      int funder = positions.get(placement.funder());
      disbursed++;
      firstTry += placement.attempts() == 1 ? 1 : 0;
      accepted[funder]++;
      funded[funder] += placement.paidMinor();
      disbursedMinor += placement.paidMinor();
    }
  }

  long ends(Placement.End end) {
    return ends.getOrDefault(end, 0L);
  }

  List<Long> eligiblePerOrder() {
    return trimmed(eligible);
  }

  List<Long> cascadeDepth() {
    return trimmed(depth);
  }

  private static List<Long> trimmed(long[] counts) {
    int last = 0;
    for (int i = 0; i < counts.length; i++) {
      last = counts[i] > 0 ? i : last;
    }
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      kept.add(counts[i]);
    }
    return kept;
  }

  /** A funder's rows; its budget is its daily limit times the days of the run. */
  List<MatchingPart.Funder> rows(long days) {
    List<MatchingPart.Funder> rows = new ArrayList<>();
    for (int funder = 0; funder < asked.length; funder++) {
      rows.add(
          new MatchingPart.Funder(
              catalogue.funders().get(funder),
              asked[funder],
              accepted[funder],
              silent[funder],
              funded[funder],
              dailyBudget(funder) * days));
    }
    return rows;
  }

  /** All funders' daily limits of amount together, minor units. */
  long dailyBudget() {
    long sum = 0;
    for (int funder = 0; funder < asked.length; funder++) {
      sum += dailyBudget(funder);
    }
    return sum;
  }

  private long dailyBudget(int funder) {
    long ofFunder = 0;
    long ofProducts = 0;
    for (int product = 0; product < catalogue.size(); product++) {
      if (catalogue.funderOf(product) == funder) {
        ofFunder = Math.max(ofFunder, limit(product, QuotaScope.FUNDER));
        ofProducts += limit(product, QuotaScope.PRODUCT);
      }
    }
    return ofFunder > 0 ? ofFunder : ofProducts;
  }

  private long limit(int product, QuotaScope scope) {
    for (QuotaTerm term : catalogue.terms(product).quotas()) {
      if (term.scope() == scope && term.period() == QuotaPeriod.DAY && term.unit() == Unit.AMOUNT) {
        return term.limit();
      }
    }
    return 0;
  }
}
