package io.verdict.matcher.demo;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Thirty attributes of an applicant and a loan, and random applicants who have them. */
public final class DemoSchema {
  public static final List<String> GRADES = List.of("R1", "R2", "R3", "R4", "R5", "R6");
  public static final int REGIONS = 100;

  private static final double[] GRADE_SHARES = {0.03, 0.137, 0.19, 0.232, 0.26, 0.151};

  public static final Schema SCHEMA = Schema.of(fields());
  public static final RecordLayout LAYOUT = RecordLayout.of(SCHEMA);

  private DemoSchema() {}

  private static List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    add(fields, "loan.amount", Type.money("CNY"));
    add(fields, "loan.apr", Type.rate());
    add(fields, "loan.tenor", Type.integer());
    add(fields, "grade", Type.orderedEnum(GRADES));
    add(fields, "age", Type.integer());
    add(fields, "region", Type.integer());
    add(fields, "thin_file", Type.bool());
    add(fields, "lenders", Type.integer());
    add(fields, "enquiries_3m", Type.integer());
    add(fields, "channel", Type.enumOf(List.of("api_embed", "app", "h5", "store")));
    add(fields, "income", Type.money("CNY"));
    add(fields, "dti", Type.rate());
    add(fields, "score.own", Type.integer());
    add(fields, "score.bureau", Type.integer());
    for (int i = 0; i < 10; i++) {
      add(fields, "count." + i, Type.integer());
    }
    for (int i = 0; i < 6; i++) {
      add(fields, "flag." + i, Type.bool());
    }
    fields.add(Field.input("person", Type.key(), true));
    return fields;
  }

  private static void add(List<Field> fields, String name, Type type) {
    fields.add(Field.input(name, type, false));
  }

  /** Fills a record with a plausible applicant; some attributes are missing now and then. */
  public static void fill(Record record, SplittableRandom random, long person) {
    record.clear();
    int grade = grade(random);
    record.money("loan.amount", (10 + random.nextInt(random.nextInt(1, 200))) * 100_00L);
    record.rate("loan.apr", 108_000 + grade * 25_000L);
    record.integer("loan.tenor", 3L * random.nextInt(1, 5));
    record.set(LAYOUT.slot("grade"), grade);
    record.integer("age", 20 + random.nextInt(38));
    record.integer("region", random.nextInt(REGIONS));
    record.bool("thin_file", random.nextInt(10) == 0);
    record.integer("lenders", Math.min(random.nextInt(6), random.nextInt(6)));
    record.integer("enquiries_3m", Math.min(random.nextInt(10), random.nextInt(10)));
    record.set(LAYOUT.slot("channel"), random.nextInt(4));
    record.money("income", random.nextInt(3_000, 40_000) * 100L);
    record.rate("dti", random.nextInt(600_000));
    record.integer("score.own", random.nextInt(520, 760));
    if (random.nextInt(30) != 0) {
      record.integer("score.bureau", random.nextInt(500, 800));
    }
    for (int i = 0; i < 10; i++) {
      record.integer("count." + i, random.nextInt(10));
    }
    for (int i = 0; i < 6; i++) {
      record.bool("flag." + i, random.nextInt(20) == 0);
    }
    record.setKey(LAYOUT.slot("person"), person, ~person);
  }

  private static int grade(SplittableRandom random) {
    double draw = random.nextDouble();
    int grade = 0;
    while (grade < GRADE_SHARES.length - 1 && draw >= GRADE_SHARES[grade]) {
      draw -= GRADE_SHARES[grade++];
    }
    return grade;
  }
}
