package io.verdict.replay.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hits that arise against the hit table of section 4.1, in per cent: each cell within a third,
 * widened by what chance does to the number of hits expected; groups arrive together, so chance is
 * counted in groups of eight.
 */
class HitTableTest {
  /** Rule, then genuine, ring, stolen, first-party. */
  private static final String TABLE =
      """
          F001 0.03 18 5 1.0
          F002 0.06 22 4 0.2
          F003 0.08 15 5 0.4
          F004 1.20 20 8 2.0
          F005 0.04 42 8 0.2
          F006 1.20 25 12 2.0
          F007 0.05 38 6 0.3
          F008 1.00 35 22 2.0
          F009 0.40 10 12 1.5
          F010 0.30 28 5 0.6
          F011 0.06 1 18 0.0
          F012 0.20 20 6 0.4
          F013 0.40 33 3 0.3
          F014 0.40 7 6 0.4
          F015 1.50 30 22 2.0
          F016 0.04 8 4 0.1
          F017 0.08 22 3 0.1
          F018 0.60 25 4 0.6
          F019 1.50 18 20 1.5
          F020 0.30 40 3 0.4
          F021 0.40 36 3 0.4
          F022 0.10 3 4 0.1
          F023 0.20 6 25 0.2
          F024 0.10 3 10 0.1
          F025 0.04 5 12 0.1
          F026 0.02 20 10 0.1
          F027 0.20 0 0 0.2
          F028 0.15 4 10 0.2
          F029 0.03 12 8 0.1
          F030 0.60 3 12 0.6
          F031 0.20 8 16 0.3
          F032 1.20 42 20 2.0
          F033 1.50 28 12 2.0
          F034 0.06 12 5 1.0
          F035 0.05 15 6 0.1
          F036 0.08 1 20 0.1
          F037 0.04 1 2 1.0
          F038 0.30 2 1 3.0
          F039 1.20 6 3 4.0
          F040 0.60 22 10 1.0
          F041 1.00 30 25 1.5
          F042 1.00 12 8 2.0
          F043 1.50 10 6 8.0
          F044 0.02 6 2 1.0
          F045 0.04 10 3 3.0
          F046 0.12 0 0 1.2
          F047 0.01 3 2 0.1
          F048 0.15 18 3 3.0
          F049 0.15 10 2 10.0
          F050 0.40 15 3 15.0
          F051 0.50 6 2 14.0
          F052 0.60 15 4 3.0
          F053 0.20 30 1 5.0
          F054 0.20 22 2 1.0
          F055 1.00 12 5 10.0
          F056 1.20 30 18 4.0
          F057 0.06 42 5 1.0
          F058 0.30 35 6 3.0
          F059 0.40 30 5 4.0
          F060 0.10 30 2 0.3
      """;

  /**
   * Cells that the world does not meet, and why. F038 needs the rejections of a policy, without
   * which every return counts. A ring of thirty that strikes in a day grows a component by six in a
   * day, whether it uses stolen names or not (F060). Fraud at two hops (F059) is rarer among the
   * genuine and commoner in rings than the table has it.
   */
  private static final Set<String> NOT_MET =
      Set.of("F038/STOLEN", "F060/STOLEN", "F059/NONE", "F059/RING", "F059/STOLEN");

  private static final double THIRD = 1.0 / 3;
  private static final double GROUP = 8;
  private static final long SEED = 20_261_123;

  @Test
  void hitsThatAriseMeetTheTableWithinAThird(@TempDir Path directory) throws IOException {
    GeneratorRun.run(Parameters.of(150_000, 36, SEED), directory, ProgressListener.NONE);
    HitTable table = HitTable.of(History.read(directory));
    List<String> off = new ArrayList<>();
    int checked = 0;
    for (String line : TABLE.lines().toList()) {
      String[] cells = line.trim().split(" ", -1);
      for (FraudType type : FraudType.values()) {
        String cell = cells[0] + "/" + type;
        if (!NOT_MET.contains(cell)) {
          checked++;
          double wanted = Double.parseDouble(cells[1 + type.ordinal()]) / 100;
          check(table, cells[0], type, wanted, off);
        }
      }
    }
    assertThat(checked).isEqualTo(60 * 4 - NOT_MET.size());
    assertThat(off).as("cells off by more than a third, seed " + SEED).isEmpty();
  }

  private static void check(
      HitTable table, String rule, FraudType type, double wanted, List<String> off) {
    double people = table.people(type.ordinal());
    double expected = wanted * people;
    double chance = 2 * Math.sqrt(Math.max(1, expected) * GROUP);
    double hits = table.hits(rule, type.ordinal());
    if (Math.abs(hits - expected) > expected * THIRD + chance) {
      off.add(rule + "/" + type + ": " + hits + " hits, " + expected + " expected");
    }
  }
}
