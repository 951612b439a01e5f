package io.verdict.benchmarks.scorecard;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The seeded W2 workload: 14 numeric characteristics of 6 bins and a missing one, 6 categorical
 * ones of 12 values in 5 groups and a missing one, 10 % missing.
 */
public final class CardWorkload {
  static final int NUMERIC = 14;
  static final int COUNT = 20;
  static final int RECORDS = 1024;
  static final int VALUES = 12;
  static final int MISSING = -1;
  static final int REASONS = 4;
  private static final int BINS = 6;
  private static final int GROUPS = 5;

  /** Numeric: the lower bounds of bins 1 to 5. Categorical: the group of each value. */
  final int[][] cuts = new int[COUNT][];

  /** Points by bin or group; the last is for missing. */
  final int[][] points = new int[COUNT][];

  /** The best points of each characteristic. */
  final int[] best = new int[COUNT];

  /** Records of a value each, or {@link #MISSING}. */
  final int[][] records = new int[RECORDS][COUNT];

  CardWorkload(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < COUNT; i++) {
      boolean isNumeric = i < NUMERIC;
      cuts[i] =
          isNumeric
              ? random.ints(10, 1000).distinct().limit(BINS - 1).sorted().toArray()
              : random.ints(VALUES, 0, GROUPS).toArray();
      for (int group = 0; !isNumeric && group < GROUPS; group++) {
        cuts[i][group] = group;
      }
      points[i] = random.ints((isNumeric ? BINS : GROUPS) + 1, 5, 60).toArray();
      best[i] = Arrays.stream(points[i]).max().orElseThrow();
    }
    for (int[] record : records) {
      for (int i = 0; i < COUNT; i++) {
        int value = random.nextInt(i < NUMERIC ? 1010 : VALUES);
        record[i] = random.nextInt(10) == 0 ? MISSING : value;
      }
    }
  }

  /** The policy text of the card, with a probability of default and a rule that names reasons. */
  String policy() {
    StringBuilder text = new StringBuilder("policy credit \"Card\" version 1 effective 2026-01-01");
    text.append(" zone UTC\ninput {\n");
    for (int i = 0; i < COUNT; i++) {
      text.append("  f").append(i).append(" : ").append(i < NUMERIC ? "int" : symbols());
      text.append(" optional\n");
    }
    text.append("}\n");
    for (int i = 0; i < COUNT; i++) {
      text.append("reason R").append(i).append(" \"Reason ").append(i).append("\" told\n");
    }
    text.append("scorecard card points 600 at odds 15:1 pdo 40 reasons 4 from best {\n");
    for (int i = 0; i < COUNT; i++) {
      text.append("  f").append(i).append(" reason R").append(i).append(" {\n");
      bins(i, text);
      text.append("    missing -> ").append(points[i][points[i].length - 1]).append("\n  }\n");
    }
    return text.append("}\nreason R_CARD \"Score\" told\nderive pd : rate =\n")
        .append("  1 / (1 + exp((double(card) - 500) / 50)) rounding half_even\n")
        .append("rule C01 \"Reasons\" reject reason R_CARD from card on unknown hit\n")
        .append("  when card < 100000\n")
        .toString();
  }

  private static String symbols() {
    StringBuilder text = new StringBuilder("enum {");
    for (int value = 0; value < VALUES; value++) {
      text.append(value == 0 ? " " : ", ").append("s").append(value);
    }
    return text.append(" } ").toString();
  }

  private void bins(int i, StringBuilder text) {
    for (int bin = 0; bin < points[i].length - 1; bin++) {
      text.append("    ");
      if (i < NUMERIC) {
        String low = bin == 0 ? "(" : "[" + cuts[i][bin - 1];
        text.append(low).append("..").append(bin == BINS - 1 ? "" : cuts[i][bin]).append(")");
      } else {
        String separator = "[";
        for (int value = 0; value < VALUES; value++) {
          if (cuts[i][value] == bin) {
            text.append(separator).append("s").append(value);
            separator = ", ";
          }
        }
        text.append("]");
      }
      text.append(" -> ").append(points[i][bin]).append('\n');
    }
  }
}
