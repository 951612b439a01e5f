package io.verdict.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The kernel agrees bit for bit with the definition of the conditions, at every boundary ±1. */
class KernelPropertyTest {
  private static final List<String> CODES = List.of("c1", "c2", "c3", "c4", "c5");

  @RepeatedTest(60)
  void agreesWithTheDefinitionOnRandomConditions(RepetitionInfo info) {
    long seed = Long.getLong("verdict.seed", 7_000) + info.getCurrentRepetition();
    SplittableRandom random = new SplittableRandom(seed);
    Schema schema = randomSchema(random);
    RecordLayout layout = RecordLayout.join(List.of(schema, strangeCodes(schema)));
    List<Condition> conditions = new ArrayList<>();
    int count = 1 + random.nextInt(300);
    for (int i = 0; i < count; i++) {
      conditions.add(randomCondition(schema, random));
    }
    List<Long> boundaries = boundaries(conditions);
    Kernel kernel = Kernel.link(conditions, schema, layout);
    assertThat(kernel.isCoarse()).isFalse();
    SlotLinks links = new SlotLinks(schema, layout);
    long least = new RowBudget(conditions, links, KernelLimits.DEFAULT).leastBytes();
    long limit = Math.max(least, least + random.nextLong(Math.max(1, kernel.rowBytes() - least)));
    Kernel coarse = Kernel.link(conditions, schema, layout, new KernelLimits(limit));
    assertThat(coarse.isCoarse()).isEqualTo(limit < kernel.rowBytes());
    assertThat(coarse.rowBytes()).isLessThanOrEqualTo(limit);
    KernelMatch match = kernel.newMatch();
    KernelMatch settled = coarse.newMatch();
    Record record = layout.newRecord();
    for (int i = 0; i < 40; i++) {
      fill(record, layout, boundaries, random);
      kernel.evaluate(record, match);
      coarse.evaluate(record, settled);
      for (int c = 0; c < count; c++) {
        Truth expected = NaiveConditions.truth(conditions.get(c), schema, record);
        assertThat(truth(match, c)).as("seed %d condition %d", seed, c).isEqualTo(expected);
        assertThat(truth(settled, c)).as("coarse, seed %d", seed).isEqualTo(expected);
        assertThat(kernel.truth(record, c)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  private static Truth truth(KernelMatch match, int condition) {
    boolean isTrue = (match.trueWords()[condition >>> 6] >>> condition & 1) != 0;
    boolean isUnknown = (match.unknownWords()[condition >>> 6] >>> condition & 1) != 0;
    assertThat(isTrue && isUnknown).isFalse();
    return isUnknown ? Truth.UNKNOWN : Truth.of(isTrue);
  }

  private static Schema randomSchema(SplittableRandom random) {
    List<Field> fields = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      boolean isCode = random.nextInt(4) == 0;
      Type type = isCode ? Type.code(CODES.subList(0, 3)) : Type.integer();
      List<SpecialValue> specials =
          isCode || random.nextBoolean()
              ? List.of()
              : List.of(new SpecialValue("none", 9999), new SpecialValue("thin", -1));
      fields.add(new Field("f" + i, type, Role.INPUT, false, specials, false, "", ""));
    }
    return Schema.of(fields);
  }

  /** A second stage that names other codes of the same fields, so that numbers must be mapped. */
  private static Schema strangeCodes(Schema schema) {
    List<Field> fields = new ArrayList<>();
    for (Field field : schema.fields()) {
      Type type = field.type();
      fields.add(type.symbols().isEmpty() ? field : field.withType(Type.code(List.of("c4", "c2"))));
    }
    return Schema.of(fields);
  }

  private static Condition randomCondition(Schema schema, SplittableRandom random) {
    List<Conjunction> alternatives = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 1 : 4);
    for (int i = 0; i < count; i++) {
      List<SlotTest> tests = new ArrayList<>();
      for (int slot = 0; slot < schema.size(); slot++) {
        if (random.nextInt(3) == 0) {
          tests.add(randomTest(schema, slot, random));
        }
      }
      alternatives.add(new Conjunction(tests));
    }
    return new Condition(alternatives);
  }

  private static SlotTest randomTest(Schema schema, int slot, SplittableRandom random) {
    Field field = schema.field(slot);
    List<Interval> intervals = new ArrayList<>();
    boolean isCode = !field.type().symbols().isEmpty();
    long at = isCode ? 0 : scale(random);
    while (random.nextInt(4) != 0 && intervals.size() < 4) {
      long low = random.nextInt(8) == 0 && intervals.isEmpty() ? Long.MIN_VALUE : at;
      long high = isCode ? at : at + random.nextInt(50);
      boolean isOpen = random.nextInt(8) == 0;
      intervals.add(new Interval(isCode ? at : low, isOpen ? Long.MAX_VALUE : high));
      if (isOpen) {
        break;
      }
      at = high + 2 + (isCode ? 0 : random.nextInt(60));
    }
    List<Truth> onSpecial = new ArrayList<>();
    field.specials().forEach(special -> onSpecial.add(randomTruth(random)));
    return new SlotTest(slot, intervals, randomTruth(random), onSpecial);
  }

  private static long scale(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(-100, 100);
      case 1 -> random.nextInt(-1_000_000, 1_000_000);
      default -> random.nextLong(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
    };
  }

  private static Truth randomTruth(SplittableRandom random) {
    return Truth.values()[random.nextInt(3)];
  }

  private static void fill(
      Record record, RecordLayout layout, List<Long> boundaries, SplittableRandom random) {
    record.clear();
    for (int slot = 0; slot < layout.size(); slot++) {
      Field field = layout.schema().field(slot);
      if (random.nextInt(6) == 0) {
        continue;
      }
      if (!field.type().symbols().isEmpty()) {
        record.setSymbol(slot, random.nextInt(5) == 0 ? "new" : CODES.get(random.nextInt(5)));
      } else if (!field.specials().isEmpty() && random.nextInt(5) == 0) {
        record.setSpecial(slot, random.nextInt(2));
      } else {
        record.set(slot, value(boundaries, random));
      }
    }
  }

  private static List<Long> boundaries(List<Condition> conditions) {
    List<Long> boundaries = new ArrayList<>(List.of(0L));
    for (Condition condition : conditions) {
      for (Conjunction alternative : condition.alternatives()) {
        for (SlotTest test : alternative.tests()) {
          test.intervals().forEach(interval -> boundaries.add(interval.low()));
          test.intervals().forEach(interval -> boundaries.add(interval.high()));
        }
      }
    }
    return boundaries;
  }

  private static long value(List<Long> boundaries, SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(-160, 160);
      case 1 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
      case 2 -> random.nextLong();
      default -> boundaries.get(random.nextInt(boundaries.size())) + random.nextInt(-1, 2);
    };
  }
}
