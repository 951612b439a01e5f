package io.verdict.benchmarks.policy;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The seeded W1 workload: 60 fields (30 decimals uniform on [0, 1000) with two digits, 10 integers
 * 0..999, 15 codes of 4 to 48 symbols, 5 booleans); rules of 2, 3 or 4 conjuncts on different
 * fields, each with selectivity 0.05^(1/k) ± 20 %, so that about 5 % of the rules fire. Kinds of
 * conjunct: half thresholds, the rest ranges, sets, equalities and booleans as the field allows.
 */
public final class PolicyWorkload {
  static final int FIELDS = 60;
  static final int RECORDS = 1024;
  private static final int[] SYMBOLS = {4, 4, 5, 6, 8, 8, 10, 12, 16, 16, 20, 24, 32, 34, 48};

  final Schema schema;
  final RecordLayout layout;
  final List<Condition> rules = new ArrayList<>();
  final Record[] records = new Record[RECORDS];

  PolicyWorkload(int ruleCount, double missingShare, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.schema = schema();
    this.layout = RecordLayout.of(schema);
    for (int i = 0; i < ruleCount; i++) {
      rules.add(rule(random));
    }
    for (int i = 0; i < RECORDS; i++) {
      records[i] = record(missingShare, random);
    }
  }

  private static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < FIELDS; i++) {
      fields.add(Field.input("f" + i, type(i), false));
    }
    return Schema.of(fields);
  }

  private static Type type(int field) {
    if (field < 30) {
      return Type.decimal(2);
    }
    if (field < 40) {
      return Type.integer();
    }
    if (field < 55) {
      return Type.code(symbols(SYMBOLS[field - 40]));
    }
    return Type.bool();
  }

  private static List<String> symbols(int count) {
    return IntStream.range(0, count).mapToObj(i -> "s" + i).toList();
  }

  static boolean isDecimal(int field) {
    return field < 30;
  }

  static boolean isCode(int field) {
    return field >= 40 && field < 55;
  }

  static boolean isBool(int field) {
    return field >= 55;
  }

  /** The symbol of a code. */
  static String symbol(int code) {
    return "s" + (code - 1);
  }

  /** A record's values as a host holds them: Double, Integer, String, Boolean. */
  Object[] objects(int record) {
    return IntStream.range(0, FIELDS).mapToObj(field -> object(record, field)).toArray();
  }

  private Object object(int record, int field) {
    long value = records[record].value(field);
    if (isDecimal(field)) {
      return value / 100.0;
    }
    if (isCode(field)) {
      return symbol((int) value);
    }
    return isBool(field) ? (Object) (value == 1) : (Object) (int) value;
  }

  private static int range(int field) {
    if (field < 30) {
      return 100_000;
    }
    return field < 40 ? 1_000 : field < 55 ? SYMBOLS[field - 40] : 2;
  }

  private static Condition rule(SplittableRandom random) {
    int conjuncts = 2 + random.nextInt(3);
    double selectivity = StrictMath.pow(0.05, 1.0 / conjuncts);
    int[] fields = random.ints(0, FIELDS).distinct().limit(conjuncts).sorted().toArray();
    List<SlotTest> tests = new ArrayList<>();
    for (int field : fields) {
      tests.add(test(field, selectivity * (0.8 + 0.4 * random.nextDouble()), random));
    }
    tests.sort(Comparator.comparingInt(SlotTest::slot));
    return new Condition(List.of(new Conjunction(tests)));
  }

  private static SlotTest test(int field, double selectivity, SplittableRandom random) {
    int range = range(field);
    int wanted = Math.max(1, Math.min(range - 1, (int) Math.round(range * selectivity)));
    List<Interval> intervals;
    if (field >= 55) {
      long value = random.nextInt(2);
      intervals = List.of(new Interval(value, value));
    } else if (field >= 40) {
      intervals = set(range, wanted, random);
    } else if (random.nextInt(7) < 2) {
      long low = random.nextInt(range - wanted);
      intervals = List.of(new Interval(low, low + wanted));
    } else {
      boolean isAbove = random.nextBoolean();
      intervals =
          List.of(
              isAbove
                  ? new Interval(range - wanted, Long.MAX_VALUE)
                  : new Interval(Long.MIN_VALUE, wanted - 1L));
    }
    return new SlotTest(field, intervals, Truth.UNKNOWN, List.of());
  }

  private static List<Interval> set(int range, int wanted, SplittableRandom random) {
    int[] members = random.ints(1, range + 1).distinct().limit(wanted).sorted().toArray();
    List<Interval> intervals = new ArrayList<>();
    int from = members[0];
    for (int i = 1; i <= members.length; i++) {
      if (i == members.length || members[i] != members[i - 1] + 1) {
        intervals.add(new Interval(from, members[i - 1]));
        from = i < members.length ? members[i] : 0;
      }
    }
    return intervals;
  }

  private Record record(double missingShare, SplittableRandom random) {
    Record record = layout.newRecord();
    for (int field = 0; field < FIELDS; field++) {
      if (random.nextDouble() >= missingShare) {
        boolean isCode = field >= 40 && field < 55;
        record.set(field, random.nextInt(range(field)) + (isCode ? 1 : 0));
      }
    }
    return record;
  }

  /** The records' values as plain arrays, for straight Java; a missing value is 0. */
  long[][] values() {
    return Arrays.stream(records)
        .map(r -> IntStream.range(0, FIELDS).mapToLong(f -> r.isPresent(f) ? r.value(f) : 0))
        .map(stream -> stream.toArray())
        .toArray(long[][]::new);
  }

  /** 1 where a record has a value, 0 where it is missing. */
  long[][] present() {
    return Arrays.stream(records)
        .map(r -> IntStream.range(0, FIELDS).mapToLong(f -> r.isPresent(f) ? 1 : 0))
        .map(stream -> stream.toArray())
        .toArray(long[][]::new);
  }
}
