package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Random tests, conjunctions, conditions and bins over the fields so far. */
final class RandomTests {
  private static final Truth[] TRUTHS = Truth.values();

  private final SplittableRandom random;
  private final List<Field> fields;
  private final int slots;

  RandomTests(SplittableRandom random, List<Field> fields) {
    this.random = random;
    this.fields = fields;
    this.slots = fields.size();
  }

  Condition condition() {
    int kind = random.nextInt(40);
    if (kind == 0) {
      return Condition.ALWAYS;
    }
    int count = kind == 1 ? Condition.MAX_ALTERNATIVES : random.nextInt(4);
    List<Conjunction> alternatives = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alternatives.add(conjunction());
    }
    return new Condition(alternatives);
  }

  Conjunction conjunction() {
    TreeMap<Integer, SlotTest> tests = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int slot = random.nextInt(slots);
      tests.put(slot, test(slot));
    }
    return new Conjunction(new ArrayList<>(tests.values()));
  }

  SlotTest test(int slot) {
    Field field = fields.get(slot);
    List<Truth> onSpecial = new ArrayList<>();
    for (int i = 0; i < field.specials().size(); i++) {
      onSpecial.add(truth());
    }
    return new SlotTest(slot, intervals(field.type()), truth(), onSpecial);
  }

  private Truth truth() {
    return TRUTHS[random.nextInt(TRUTHS.length)];
  }

  private List<Interval> intervals(Type type) {
    return switch (type.kind()) {
      case KEY ->
          random.nextBoolean() ? List.of() : List.of(new Interval(Long.MIN_VALUE, Long.MAX_VALUE));
      default -> everySecond(type);
    };
  }

  /** Every second of the pieces into which random cuts divide the longs. */
  private List<Interval> everySecond(Type type) {
    List<Interval> pieces = pieces(type, random.nextInt(6));
    List<Interval> chosen = new ArrayList<>();
    for (int i = random.nextInt(2); i < pieces.size(); i += 2) {
      chosen.add(pieces.get(i));
    }
    return chosen;
  }

  private List<Interval> pieces(Type type, int cuts) {
    TreeSet<Long> firsts = new TreeSet<>();
    for (int i = 0; i < cuts; i++) {
      firsts.add(cut(type));
    }
    firsts.remove(Long.MIN_VALUE);
    List<Interval> pieces = new ArrayList<>();
    long low = Long.MIN_VALUE;
    for (long first : firsts) {
      pieces.add(new Interval(low, first - 1));
      low = first;
    }
    pieces.add(new Interval(low, Long.MAX_VALUE));
    return pieces;
  }

  private long cut(Type type) {
    return switch (type.kind()) {
      case BOOL -> random.nextInt(2);
      case ENUM, CODE, SET -> random.nextInt(1 + type.symbols().size());
      default ->
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(-3, 4);
            case 1, 2 -> random.nextInt(100);
            case 3 -> random.nextInt(20) * 1_000_000L;
            case 4 -> random.nextLong();
            default -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE + 1;
          };
    };
  }

  /** Bins of which exactly one applies to every value and state. */
  List<Bin> bins(int slot) {
    Field field = fields.get(slot);
    List<Interval> pieces = pieces(field.type(), random.nextInt(5));
    int missingBin = random.nextInt(pieces.size());
    int[] specialBins = random.ints(field.specials().size(), 0, pieces.size()).toArray();
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      List<Truth> onSpecial = new ArrayList<>();
      for (int bin : specialBins) {
        onSpecial.add(Truth.of(bin == i));
      }
      SlotTest test =
          new SlotTest(slot, List.of(pieces.get(i)), Truth.of(missingBin == i), onSpecial);
      int sharePpm = random.nextInt(-1, 1_000_001);
      bins.add(new Bin(test, random.nextInt(-50, 100), sharePpm, "bin " + i));
    }
    return bins;
  }
}
