package io.verdict.matcher.quota;

import com.carrotsearch.hppc.LongIntHashMap;
import io.verdict.matcher.catalogue.QuotaDimension;
import io.verdict.matcher.catalogue.QuotaPeriod;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.QuotaLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** One limit of one owner, with the counters of its present period. */
final class QuotaRule {
  private static final int NO_COUNTER = -1;

  /** So that what is exactly a millionth is not rounded below it. */
  private static final double ROUNDING = 1e-3;

  final QuotaTerm term;

  /** Its place among the rules that have a price; -1 when it has none. */
  int number = -1;

  /** A multiplication, since a division of longs costs more than the rest of a ranking's step. */
  private final double millionthsAUnit;

  private final String owner;
  private final ZoneId zone;
  private final QuotaLedger ledger;
  private final LongIntHashMap counters = new LongIntHashMap();
  private volatile long fromMillis = Long.MAX_VALUE;
  private volatile long untilMillis = Long.MIN_VALUE;
  private String periodKey = "";

  /** The counter of the present period when there is no dimension; read by other threads. */
  private volatile int current = NO_COUNTER;

  QuotaRule(String owner, QuotaTerm term, ZoneId zone, QuotaLedger ledger) {
    this.owner = owner;
    this.term = term;
    this.millionthsAUnit = term.limit() == 0 ? 0 : (double) CounterSpec.WHOLE / term.limit();
    this.zone = zone;
    this.ledger = ledger;
  }

  /** Whether it limits a day of everything of its owner. */
  boolean isDaily() {
    return term.period() == QuotaPeriod.DAY && term.dimension() == QuotaDimension.NONE;
  }

  String label() {
    return owner + " " + term.label();
  }

  /** The counter for an order at a time, opened when it is the first; -1 if it does not apply. */
  int counter(OrderDimensions order, long nowMillis) {
    if (nowMillis >= untilMillis || nowMillis < fromMillis) {
      turn(nowMillis);
    }
    if (term.dimension() == QuotaDimension.NONE) {
      return current;
    }
    long value = order.value(term.dimension());
    if (value == OrderDimensions.NONE) {
      return NO_COUNTER;
    }
    int known = counters.getOrDefault(value, NO_COUNTER);
    if (known == NO_COUNTER) {
      known = open(periodKey + "/" + Long.toHexString(value));
      counters.put(value, known);
    }
    return known;
  }

  /** Turns to the period of a time; a counter that was open before is found by its key. */
  private void turn(long nowMillis) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), zone);
    LocalDate first = term.period().firstDay(day);
    fromMillis = first.atStartOfDay(zone).toInstant().toEpochMilli();
    untilMillis = term.period().endDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    periodKey = owner + "/" + term.label() + "/" + first;
    counters.clear();
    if (term.dimension() == QuotaDimension.NONE) {
      current = open(periodKey);
    }
  }

  private int open(String key) {
    int counter =
        ledger.openCounter(new CounterSpec(key, term.unit(), term.shareMillionths(), term.limit()));
    if (ledger.limit(counter) != term.limit()) {
      ledger.changeLimit(counter, term.limit());
    }
    return counter;
  }

  /** When the present period ends. */
  long untilMillis() {
    return untilMillis;
  }

  /**
   * What is left at a time, as a share of the limit in millionths; advisory. All of it when the
   * period has not been turned to: nobody has taken from it.
   */
  long remainingMillionths(long nowMillis) {
    int counter = current;
    if (counter == NO_COUNTER || nowMillis >= untilMillis || nowMillis < fromMillis) {
      return term.limit() == 0 ? 0 : CounterSpec.WHOLE;
    }
    return (long) (Math.max(0, ledger.available(counter)) * millionthsAUnit + ROUNDING);
  }

  /** What is left at a time; advisory. All of it when nobody has taken from the period. */
  long left(long nowMillis) {
    int counter = current;
    boolean isOpen = counter != NO_COUNTER && nowMillis < untilMillis && nowMillis >= fromMillis;
    return isOpen ? Math.max(0, ledger.available(counter)) : term.limit();
  }

  /** Whether nothing more fits in the present period, as far as can be said without an order. */
  boolean isExhausted(long nowMillis) {
    return term.dimension() == QuotaDimension.NONE
        && (term.limit() == 0
            || (current != NO_COUNTER
                && nowMillis < untilMillis
                && nowMillis >= fromMillis
                && ledger.available(current) < 1));
  }
}
