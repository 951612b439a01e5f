package io.verdict.benchmarks.match;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.catalogue.FunderRules;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.QuotaPeriod;
import io.verdict.matcher.catalogue.QuotaScope;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.ledger.Unit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The shape of lending criteria: 30 attributes (12 ordered with 24 to 601 values, 13 categorical
 * with 2 to 340, 5 boolean), some 11.5 tests a product, records that fill all attributes; about 18
 * % of the products take a record.
 */
public final class LendWorkload {
  static final int RECORDS = 4_096;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int[] ORDERED = {24, 43, 60, 80, 100, 120, 150, 200, 250, 301, 450, 601};
  private static final int[] CATEGORIES = {2, 3, 4, 5, 7, 9, 12, 16, 24, 31, 64, 120, 340};
  private static final int BOOLEANS = 5;
  private static final double ORDERED_TESTS = 0.5;
  private static final double CATEGORY_TESTS = 0.3;
  private static final double BOOLEAN_TESTS = 0.32;
  private static final double ORDERED_WIDTH = 0.86;
  private static final double CATEGORY_WIDTH = 0.86;

  final RecordLayout layout;
  final Catalogue catalogue;
  final Record[] records = new Record[RECORDS];

  private final SplittableRandom random;
  private final int[] sizes;

  LendWorkload(int products, long seed) {
    random = new SplittableRandom(seed);
    List<Field> fields = new ArrayList<>();
    sizes = new int[ORDERED.length + CATEGORIES.length + BOOLEANS];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = size(i);
      fields.add(Field.input("a" + i, Type.integer(), false));
    }
    fields.add(Field.input("amount", Type.money("CNY"), true));
    fields.add(Field.input("apr", Type.rate(), true));
    fields.add(Field.input("grade", Type.orderedEnum(List.of("R1", "R2", "R3")), true));
    Schema schema = Schema.of(fields);
    layout = RecordLayout.of(schema);
    catalogue = catalogue(schema, products);
    for (int i = 0; i < RECORDS; i++) {
      records[i] = record();
    }
  }

  private static int size(int attribute) {
    if (attribute < ORDERED.length) {
      return ORDERED[attribute];
    }
    int category = attribute - ORDERED.length;
    return category < CATEGORIES.length ? CATEGORIES[category] : 2;
  }

  /** How many attributes products may test; they are the first slots. */
  int attributes() {
    return sizes.length;
  }

  /** Whether products bound an attribute by one interval. */
  boolean isOrdered(int attribute) {
    return attribute < ORDERED.length;
  }

  /** How many values an attribute has, from 0. */
  int values(int attribute) {
    return sizes[attribute];
  }

  private Record record() {
    Record record = layout.newRecord();
    for (int i = 0; i < sizes.length; i++) {
      record.set(i, random.nextInt(sizes[i]));
    }
    return record
        .money("amount", random.nextLong(100_000, 5_000_000))
        .rate("apr", random.nextLong(100_000, 240_000))
        .symbol("grade", "R2");
  }

  private Catalogue catalogue(Schema schema, int count) {
    List<Product> products = new ArrayList<>(count);
    List<ProductTerms> terms = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String id = "P" + i;
      String funder = "F" + i / 4;
      Condition accept = new Condition(List.of(new Conjunction(tests())));
      products.add(new Product(id, funder, id, accept, UnknownPolicy.SKIP, 0, 1_440, "", 1));
      terms.add(
          new ProductTerms(
              id,
              funder,
              "any",
              ZONE,
              random.nextInt(40_000, 80_000),
              10_000,
              IntStream.of(900_000, 800_000, 700_000).boxed().toList(),
              0,
              500,
              2_000,
              false,
              quotas(),
              FunderRules.of(CountingDay.APPLICATION)));
    }
    return Catalogue.of(stage(schema, products), terms, 1);
  }

  /** Five limits, with room for ever. */
  private static List<QuotaTerm> quotas() {
    long room = 100_000_000_000_000L;
    return List.of(
        QuotaTerm.of(QuotaScope.PRODUCT, QuotaPeriod.DAY, Unit.AMOUNT, room),
        QuotaTerm.of(QuotaScope.PRODUCT, QuotaPeriod.MONTH, Unit.AMOUNT, room),
        QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, room),
        QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.COUNT, room),
        QuotaTerm.of(QuotaScope.PLATFORM, QuotaPeriod.DAY, Unit.AMOUNT, room));
  }

  private List<SlotTest> tests() {
    List<SlotTest> tests = new ArrayList<>();
    for (int slot = 0; slot < sizes.length; slot++) {
      boolean isOrdered = slot < ORDERED.length;
      boolean isCategory = !isOrdered && slot < ORDERED.length + CATEGORIES.length;
      double share = isOrdered ? ORDERED_TESTS : isCategory ? CATEGORY_TESTS : BOOLEAN_TESTS;
      if (random.nextDouble() < share) {
        List<Interval> intervals = isOrdered ? range(sizes[slot]) : members(sizes[slot]);
        tests.add(new SlotTest(slot, intervals, Truth.UNKNOWN, List.of()));
      }
    }
    return tests;
  }

  private List<Interval> range(int size) {
    int width = Math.max(1, (int) (size * (ORDERED_WIDTH + random.nextDouble(-0.13, 0.13))));
    int low = random.nextInt(size - Math.min(width, size - 1));
    return List.of(new Interval(low, low + width - 1));
  }

  private List<Interval> members(int size) {
    List<Interval> intervals = new ArrayList<>();
    int from = -1;
    for (int value = 0; value <= size; value++) {
      boolean isIn = value < size && random.nextDouble() < CATEGORY_WIDTH;
      if (isIn && from < 0) {
        from = value;
      } else if (!isIn && from >= 0) {
        intervals.add(new Interval(from, value - 1));
        from = -1;
      }
    }
    return intervals;
  }

  private static StageModel stage(Schema schema, List<Product> products) {
    return new StageModel(
        Stage.MATCH,
        "lend",
        "Lending criteria",
        1,
        0,
        "Asia/Shanghai",
        schema,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        products);
  }
}
