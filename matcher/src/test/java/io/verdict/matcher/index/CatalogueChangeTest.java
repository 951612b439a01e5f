package io.verdict.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.record.Record;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CatalogueChange;
import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.catalogue.FunderCalendar;
import io.verdict.matcher.catalogue.FunderRules;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import io.verdict.matcher.demo.NaiveMatch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Products put in, replaced, retired and paused while records are matched. */
final class CatalogueChangeTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int STEPS = NIGHTLY ? 2_000 : 60;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long NOON =
      LocalDate.of(2026, 9, 30).atTime(12, 0).atZone(ZONE).toInstant().toEpochMilli();

  private final Record record = DemoSchema.LAYOUT.newRecord();
  private final MatchScratch scratch = new MatchScratch();

  private static Product product(String id, String funder, Condition accept) {
    return new Product(id, funder, "", accept, UnknownPolicy.SKIP, 0, 1_440, "", 1);
  }

  private static ProductTerms terms(String id, String funder, FunderCalendar calendar) {
    FunderRules rules = FunderRules.of(CountingDay.APPLICATION).on(calendar);
    return new ProductTerms(
        id, funder, "any", ZONE, 0, 0, List.of(1), 0, 0, 0, false, List.of(), rules);
  }

  private static CatalogueChange change(SplittableRandom random, Catalogue now, int step) {
    Catalogue donors = MatcherPropertyTest.randomCatalogue(random, 3, 1);
    List<Product> products = new ArrayList<>();
    List<ProductTerms> terms = new ArrayList<>();
    for (int i = 0; i < donors.size(); i++) {
      Product donor = donors.product(i);
      int at = random.nextInt(now.size());
      boolean isNew = random.nextBoolean() || now.isGone(at);
      String id = isNew ? "new" + step + "_" + i : now.product(at).id();
      String funder = isNew ? "F" + random.nextInt(20) : now.product(at).funder();
      if (products.stream().noneMatch(p -> p.id().equals(id))) {
        products.add(
            new Product(
                id,
                funder,
                "",
                donor.accept(),
                donor.onUnknown(),
                donor.opensMinute(),
                donor.closesMinute(),
                "",
                1));
        terms.add(terms(id, funder, FunderCalendar.ALWAYS));
      }
    }
    int at = random.nextInt(now.size());
    String retired = now.product(at).id();
    boolean isRetiring =
        now.numberOf(retired) >= 0 && products.stream().noneMatch(p -> p.id().equals(retired));
    return new CatalogueChange(products, terms, isRetiring ? List.of(retired) : List.of());
  }

  @Test
  void anOverlayHitsWhatTheNaiveEvaluationHits() {
    long seed = Long.getLong("verdict.seed", 20_261_128L);
    SplittableRandom random = new SplittableRandom(seed);
    Catalogue now =
        MatcherPropertyTest.randomCatalogue(random, Catalogue.OVERLAY_FROM + random.nextInt(70), 1);
    Matcher matcher = Matcher.of(now, DemoSchema.LAYOUT);
    boolean wasOverlay = false;
    for (int step = 0; step < STEPS; step++) {
      now = now.with(change(random, now, step), step + 2);
      matcher.publish(now);
      wasOverlay |= now.whole() != now;
      for (int i = 0; i < 4; i++) {
        DemoSchema.fill(record, random, i);
        compare(now, matcher, "seed " + seed + ", step " + step);
      }
    }
    assertThat(wasOverlay).isTrue();
    Catalogue merged = now.merged(now.version() + 1);
    List<String> before = hits(now, matcher);
    matcher.publish(merged);
    assertThat(hits(merged, matcher)).as("merging changes no answer").isEqualTo(before);
  }

  private List<String> hits(Catalogue catalogue, Matcher matcher) {
    matcher.match(record, NOON, scratch);
    List<String> ids = new ArrayList<>();
    for (int p = scratch.nextHit(0); p >= 0; p = scratch.nextHit(p + 1)) {
      ids.add(catalogue.product(p).id());
    }
    ids.sort(null);
    return ids;
  }

  private void compare(Catalogue now, Matcher matcher, String where) {
    int count = matcher.match(record, NOON, scratch);
    int expected = 0;
    for (int p = 0; p < now.size(); p++) {
      boolean takes = !now.isGone(p) && NaiveMatch.takes(now.product(p), record, 720);
      expected += takes ? 1 : 0;
      assertThat(scratch.isHit(p)).as("%s, product %d", where, p).isEqualTo(takes);
    }
    assertThat(count).as(where).isEqualTo(expected);
  }

  @Test
  void aSmallCatalogueIsWholeAgainAfterEachChange() {
    Catalogue first = MatcherPropertyTest.randomCatalogue(new SplittableRandom(1), 20, 1);
    Catalogue second =
        first.with(
            CatalogueChange.put(
                product("new", "F1", Condition.ALWAYS), terms("new", "F1", FunderCalendar.ALWAYS)),
            2);
    assertThat(second.whole()).isSameAs(second);
    assertThat(second.size()).isEqualTo(21);
    Catalogue third = second.with(CatalogueChange.retire("new"), 3);
    assertThat(third.numberOf("new")).isEqualTo(-1);
    assertThat(third.products()).isEqualTo(first.products());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> third.with(CatalogueChange.retire("new"), 4))
        .withMessageContaining("no product new");
  }

  @Test
  void aReplacedProductKeepsItsClosedGatesAndANewOneItsFundersOutage() {
    Catalogue first =
        MatcherPropertyTest.randomCatalogue(new SplittableRandom(2), Catalogue.OVERLAY_FROM + 5, 1);
    Matcher matcher = Matcher.of(first, DemoSchema.LAYOUT);
    String paused = first.product(7).id();
    String funder = first.product(7).funder();
    matcher.set(Gate.LIVE, 7, false);
    matcher.setFunder(Gate.FUNDER_UP, "F3", false);
    Catalogue second =
        first.with(
            new CatalogueChange(
                List.of(
                    product(paused, funder, Condition.ALWAYS),
                    product("new", "F3", Condition.ALWAYS),
                    product("other", "F4", Condition.ALWAYS)),
                List.of(
                    terms(paused, funder, FunderCalendar.ALWAYS),
                    terms("new", "F3", FunderCalendar.ALWAYS),
                    terms("other", "F4", FunderCalendar.ALWAYS)),
                List.of()),
            2);
    matcher.publish(second);
    assertThat(matcher.isOpen(Gate.LIVE, second.numberOf(paused), NOON)).isFalse();
    assertThat(matcher.isOpen(Gate.FUNDER_UP, second.numberOf("new"), NOON)).isFalse();
    matcher.match(record, NOON, scratch);
    assertThat(scratch.isHit(7)).as("the replaced product").isFalse();
    assertThat(scratch.isHit(second.numberOf("other"))).isTrue();
    matcher.set(Gate.LIVE, second.numberOf(paused), true);
    matcher.setFunder(Gate.FUNDER_UP, "F3", true);
    matcher.match(record, NOON, scratch);
    assertThat(scratch.isHit(second.numberOf("new"))).isTrue();
    assertThat(scratch.isHit(7)).isFalse();
  }

  @Test
  void afterEnoughProductsPutInTheNextVersionIsWhole() {
    Catalogue now =
        MatcherPropertyTest.randomCatalogue(new SplittableRandom(3), Catalogue.OVERLAY_FROM + 1, 1);
    for (int i = 0; i < Catalogue.MAX_ADDED; i++) {
      now =
          now.with(
              CatalogueChange.put(
                  product("same", "F", Condition.ALWAYS),
                  terms("same", "F", FunderCalendar.ALWAYS)),
              i + 2);
    }
    assertThat(now.whole()).isNotSameAs(now);
    now =
        now.with(
            CatalogueChange.put(
                product("same", "F", Condition.ALWAYS), terms("same", "F", FunderCalendar.ALWAYS)),
            9_999);
    assertThat(now.whole()).isSameAs(now);
    assertThat(now.size()).isEqualTo(Catalogue.OVERLAY_FROM + 2);
  }

  @Test
  void holidaysAndDaysOfTheWeekCloseAFundersProducts() {
    FunderCalendar calendar = FunderCalendar.parse("sat sun 2026-10-01..2026-10-07 +2026-10-10");
    Catalogue catalogue =
        Catalogue.of(
            DemoFunders.stage(
                List.of(product("A", "A", Condition.ALWAYS), product("B", "B", Condition.ALWAYS))),
            List.of(terms("A", "A", calendar), terms("B", "B", FunderCalendar.ALWAYS)),
            1);
    Matcher matcher = Matcher.of(catalogue, DemoSchema.LAYOUT);
    String[] closed = {"2026-10-01", "2026-10-07", "2026-10-11", "2026-09-26"};
    String[] open = {"2026-09-30", "2026-10-08", "2026-10-10", "2026-10-12"};
    for (String date : closed) {
      assertThat(isHit(matcher, date, 0)).as(date).isFalse();
      assertThat(isHit(matcher, date, 1)).as(date).isTrue();
    }
    for (String date : open) {
      assertThat(isHit(matcher, date, 0)).as(date).isTrue();
    }
    long firstSecond = LocalDate.parse("2026-10-01").atStartOfDay(ZONE).toInstant().toEpochMilli();
    matcher.match(record, firstSecond - 1, scratch);
    assertThat(scratch.isHit(0)).isTrue();
    matcher.match(record, firstSecond, scratch);
    assertThat(scratch.isHit(0)).isFalse();
    assertThat(matcher.isOpen(Gate.WINDOW_OPEN, 0, firstSecond)).isFalse();
  }

  private boolean isHit(Matcher matcher, String date, int product) {
    long noon = LocalDate.parse(date).atTime(12, 0).atZone(ZONE).toInstant().toEpochMilli();
    matcher.match(record, noon, scratch);
    return scratch.isHit(product);
  }

  /** Each version has one product of each of two twins; no reader may see both or none. */
  @Test
  void noReaderMixesTwoVersions() throws InterruptedException {
    Catalogue base =
        MatcherPropertyTest.randomCatalogue(new SplittableRandom(5), Catalogue.OVERLAY_FROM + 1, 1);
    Catalogue now = twin(base, "even", null, 2);
    Matcher matcher = Matcher.of(now, DemoSchema.LAYOUT);
    AtomicBoolean isOver = new AtomicBoolean();
    List<String> faults = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              MatchScratch own = new MatchScratch();
              Record empty = DemoSchema.LAYOUT.newRecord();
              while (!isOver.get()) {
                matcher.match(empty, NOON, own);
                int even = own.catalogue().numberOf("even");
                int odd = own.catalogue().numberOf("odd");
                boolean isEven = even >= 0 && own.isHit(even);
                boolean isOdd = odd >= 0 && own.isHit(odd);
                if (isEven == isOdd || isEven != (own.catalogue().version() % 2 == 0)) {
                  faults.add("version " + own.catalogue().version());
                }
              }
            });
    reader.start();
    for (int version = 3; version < (NIGHTLY ? 20_000 : 400); version++) {
      boolean isEven = version % 2 == 0;
      now = twin(now, isEven ? "even" : "odd", isEven ? "odd" : "even", version);
      matcher.publish(now);
    }
    isOver.set(true);
    reader.join();
    assertThat(faults).isEmpty();
  }

  private static Catalogue twin(Catalogue now, String in, String out, long version) {
    return now.with(
        new CatalogueChange(
            List.of(product(in, "T", Condition.ALWAYS)),
            List.of(terms(in, "T", FunderCalendar.ALWAYS)),
            out == null ? List.of() : List.of(out)),
        version);
  }
}
