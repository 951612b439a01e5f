package io.verdict.matcher.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.catalogue.FunderRules;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.QuotaDimension;
import io.verdict.matcher.catalogue.QuotaPeriod;
import io.verdict.matcher.catalogue.QuotaScope;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.ledger.Unit;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotaBookTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long NOON = at(SHANGHAI, 2026, 12, 1, 12);

  private final QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(64, 64), LedgerLog.NONE);
  private final Chain chain = new Chain();
  private final OrderDimensions order = new OrderDimensions();

  private static long at(ZoneId zone, int year, int month, int day, int hour) {
    return ZonedDateTime.of(year, month, day, hour, 0, 0, 0, zone).toInstant().toEpochMilli();
  }

  private QuotaBook book(ZoneId zone, QuotaTerm... quotas) {
    return QuotaBook.of(catalogue(zone, List.of(quotas), List.of(quotas)), ledger);
  }

  /** Two products of one funder. */
  private static Catalogue catalogue(ZoneId zone, List<QuotaTerm> one, List<QuotaTerm> other) {
    List<Product> products = new ArrayList<>();
    List<ProductTerms> terms = new ArrayList<>();
    for (List<QuotaTerm> quotas : List.of(one, other)) {
      String id = "P" + products.size();
      products.add(new Product(id, "F", "", Condition.ALWAYS, UnknownPolicy.SKIP, 0, 1_440, "", 1));
      terms.add(
          new ProductTerms(
              id,
              "F",
              "any",
              zone,
              0,
              0,
              List.of(1),
              0,
              0,
              0,
              false,
              quotas,
              FunderRules.of(CountingDay.APPLICATION)));
    }
    return Catalogue.of(DemoFunders.stage(products), terms, 1);
  }

  private int counter(QuotaBook book, int product, long now) {
    return book.chain(product, order, 1_000, now, chain).counter(0);
  }

  @Test
  void aFundersLimitIsOneForAllItsProductsAndAProductsIsItsOwn() {
    QuotaBook book =
        book(
            SHANGHAI,
            QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, 5_000),
            QuotaTerm.of(QuotaScope.PRODUCT, QuotaPeriod.DAY, Unit.AMOUNT, 4_000));
    int funder = counter(book, 0, NOON);
    int product = chain.counter(1);
    assertThat(counter(book, 1, NOON)).isEqualTo(funder);
    assertThat(chain.counter(1)).isNotEqualTo(product);
  }

  @Test
  void aDayBeginsAtMidnightOfTheFundersZoneAlsoWhenTheClocksChange() {
    QuotaTerm day = QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, 5_000);
    QuotaBook book = book(NEW_YORK, day);
    long before = at(NEW_YORK, 2026, 11, 1, 0) - 1;
    long midnight = at(NEW_YORK, 2026, 11, 1, 0);
    long longDayEnds = at(NEW_YORK, 2026, 11, 2, 0);
    assertThat(longDayEnds - midnight).isEqualTo(25 * 3_600_000L);
    int october = counter(book, 0, before);
    int november = counter(book, 0, midnight);
    assertThat(november).isNotEqualTo(october);
    assertThat(counter(book, 0, longDayEnds - 1)).isEqualTo(november);
    assertThat(counter(book, 0, longDayEnds)).isNotEqualTo(november);
    assertThat(counter(book, 0, before)).as("yesterday's is found again").isEqualTo(october);
  }

  @Test
  void weeksBeginOnMondayAndMonthsOnTheFirst() {
    QuotaTerm week = QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.WEEK, Unit.COUNT, 5);
    QuotaTerm month = QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.MONTH, Unit.COUNT, 5);
    QuotaTerm total = QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.TOTAL, Unit.COUNT, 5);
    QuotaBook book = book(SHANGHAI, week, month, total);
    counter(book, 0, at(SHANGHAI, 2026, 11, 29, 23)); // a Sunday
    List<Integer> sunday = counters();
    counter(book, 0, at(SHANGHAI, 2026, 11, 30, 0));
    List<Integer> monday = counters();
    counter(book, 0, at(SHANGHAI, 2026, 12, 1, 0));
    List<Integer> first = counters();
    assertThat(monday.get(0)).isNotEqualTo(sunday.get(0)).isEqualTo(first.get(0));
    assertThat(monday.get(1)).isEqualTo(sunday.get(1)).isNotEqualTo(first.get(1));
    assertThat(first.get(2)).isEqualTo(sunday.get(2));
  }

  private List<Integer> counters() {
    List<Integer> counters = new ArrayList<>();
    for (int i = 0; i < chain.count(); i++) {
      counters.add(chain.counter(i));
    }
    return counters;
  }

  @Test
  void eachGradeHasTheWholeLimitAndAnOrderWithoutOneIsNotLimited() {
    QuotaTerm byGrade =
        new QuotaTerm(
            QuotaScope.FUNDER, QuotaDimension.GRADE, QuotaPeriod.DAY, Unit.COUNT, 1_000_000, 5);
    QuotaBook book = book(SHANGHAI, byGrade);
    assertThat(book.chain(0, order, 1, NOON, chain).count()).isZero();
    order.set(QuotaDimension.GRADE, 2);
    int two = counter(book, 0, NOON);
    order.set(QuotaDimension.GRADE, 3);
    assertThat(counter(book, 0, NOON)).isNotEqualTo(two);
    assertThat(ledger.available(two)).isEqualTo(5);
  }

  @Test
  void aNewCatalogueFindsTodaysCountersAndChangesTheirLimits() {
    QuotaBook first =
        book(SHANGHAI, QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, 5_000));
    int counter = counter(first, 0, NOON);
    LedgerSession session = ledger.newSession().at(NOON);
    session.reserve(1, 1, chain, 60_000);
    QuotaBook second =
        book(SHANGHAI, QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, 9_000));
    assertThat(counter(second, 0, NOON)).isEqualTo(counter);
    assertThat(ledger.available(counter)).isEqualTo(8_000);
  }

  @Test
  void whatIsLeftAndWhatIsUsedUpCanBeAsked() {
    QuotaBook book =
        book(SHANGHAI, QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, 1_000));
    assertThat(book.remainingTodayMillionths(0, NOON)).isEqualTo(1_000_000);
    counter(book, 0, NOON);
    ledger.newSession().at(NOON).reserve(1, 1, chain, 60_000);
    assertThat(book.remainingTodayMillionths(0, NOON)).isZero();
    assertThat(book.exhausted(1, NOON)).containsExactly("funder/F funder.day.amount");
    long midnight = at(SHANGHAI, 2026, 12, 2, 0);
    assertThat(book.exhaustedUntilMillis(0, NOON)).isEqualTo(midnight);
    assertThat(book.remainingTodayMillionths(0, midnight)).isEqualTo(1_000_000);
  }

  @Test
  void twoLimitsOfOneKindForOneFunderAreNamed() {
    QuotaTerm low = QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, 1_000);
    QuotaTerm high = QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, 2_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuotaBook.of(catalogue(SHANGHAI, List.of(low), List.of(high)), ledger))
        .withMessageContaining("P1")
        .withMessageContaining("funder.day.amount");
  }
}
