package io.verdict.replay.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Classing of random columns. */
class ClassingPropertyTest {
  private static final long SEED = Long.getLong("verdict.seed", 11L);

  @Test
  void binsTileTheNumbersGoOneWayAndHoldTheirShare() {
    for (long seed = SEED; seed < SEED + 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int rows = 200 + random.nextInt(2_000);
      double slope = random.nextDouble() * 4 - 2;
      FitSample sample = sample(random, rows, slope);
      Recipe recipe = recipe(2 + random.nextInt(8), 0.02 + random.nextDouble() * 0.2);
      List<Attribute> all = Classing.of(sample.columns.get(0), sample, sample.rows(false), recipe);
      List<Attribute> bins = all.stream().filter(one -> one.state() == Record.PRESENT).toList();
      assertThat(all.stream().mapToInt(Attribute::size).sum()).as("seed %d", seed).isEqualTo(rows);
      assertThat(bins.size()).as("seed %d", seed).isBetween(1, recipe.coarseBins());
      assertThat(bins.get(0).low()).isEqualTo(Long.MIN_VALUE);
      assertThat(bins.get(bins.size() - 1).high()).isEqualTo(Long.MAX_VALUE);
      double direction = 0;
      for (int i = 1; i < bins.size(); i++) {
        assertThat(bins.get(i).low()).as("seed %d", seed).isEqualTo(bins.get(i - 1).high() + 1);
        double step = bins.get(i).woe() - bins.get(i - 1).woe();
        assertThat(step * direction).as("seed %d: %s", seed, bins).isGreaterThanOrEqualTo(0);
        direction = step == 0 ? direction : step;
      }
      if (bins.size() > 1) {
        assertThat(bins)
            .as("seed %d", seed)
            .allMatch(one -> one.size() >= recipe.minShare() * rows);
      }
    }
  }

  private static Recipe recipe(int bins, double minShare) {
    return new Recipe("s", "", false, List.of(), 20, bins, minShare, 0, 1, 0, 600, 15, 40, 5, 1);
  }

  private static FitSample sample(SplittableRandom random, int rows, double slope) {
    Schema schema = Schema.of(List.of(Field.input("x", Type.integer(), false)));
    Record record = RecordLayout.of(schema).newRecord();
    FitSample sample = new FitSample();
    sample.columns.add(new Column(schema.field(0), 0));
    int values = 1 + random.nextInt(100);
    for (int i = 0; i < rows; i++) {
      int value = random.nextInt(values);
      boolean isMissing = random.nextInt(20) == 0;
      record.clear();
      if (isMissing) {
        record.setMissing(0);
      } else {
        record.set(0, value);
      }
      sample.columns.get(0).add(record);
      double odds = slope * (2.0 * value / values - 1);
      sample.bad.add(random.nextDouble() < 1 / (1 + StrictMath.exp(-odds)));
      sample.isLater.add(false);
    }
    return sample;
  }
}
