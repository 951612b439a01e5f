package io.verdict.replay.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetTest {
  private static final Parameters BASE = Parameters.of(12_000, 3, 8);

  /** The presets begin at two thirds of the history: here in March 2023. */
  private static final String MONTH = "2023-03";

  @TempDir Path directory;

  @Test
  void advertisingBringsHalfOfAllApplicantsAfterTheShift() throws IOException {
    History shifted = generate(Preset.CHANNEL_SHIFT);
    assertThat(share(shifted, MONTH, row -> isAdvertising(shifted, row))).isBetween(0.47, 0.53);
    assertThat(share(shifted, "2023-02", row -> isAdvertising(shifted, row))).isBetween(0.29, 0.37);
  }

  @Test
  void theBureauIsSilentForFourHoursOfOneDay() throws IOException {
    History down = generate(Preset.BUREAU_OUTAGE);
    int hit = 0;
    for (int row = 0; row < down.count(); row++) {
      String time = down.text(row, Column.APP_TIME);
      double hour = down.number(row, Column.APP_HOUR);
      if (time.startsWith(MONTH + "-10") && hour >= 10 && hour < 14) {
        assertThat(down.text(row, Column.BUREAU_STATUS)).isNotEqualTo("OK");
        assertThat(down.has(row, Column.BUREAU_INQ_3M)).isFalse();
        hit++;
      }
    }
    assertThat(hit).isPositive();
  }

  @Test
  void utilisationIsAHundredthForOneDay() throws IOException {
    History broken = generate(Preset.FEATURE_BUG);
    IntPredicate tiny = row -> broken.number(row, Column.BUREAU_REV_UTIL) < 0.0101;
    assertThat(share(broken, MONTH + "-10", tiny)).isGreaterThan(0.4);
    assertThat(share(broken, MONTH + "-11", tiny)).isLessThan(0.02);
  }

  @Test
  void theCeilingOfTheYearlyCostFallsOnADay() throws IOException {
    generate(Preset.RATE_CAP_CUT);
    assertThat(Files.readString(directory.resolve("params/apr_cap.csv")))
        .startsWith("lender.type,since,apr_cap\n")
        .contains("bank,2023-03-01,0.20");
  }

  @Test
  void unknownNamesAreRefusedWithTheKnownOnes() {
    assertThat(Preset.ofLabel("fraud_wave")).isEqualTo(Preset.FRAUD_WAVE);
    assertThatThrownBy(() -> Preset.ofLabel("fraud-wave"))
        .hasMessageContaining("no preset 'fraud-wave'")
        .hasMessageContaining("macro_stress");
  }

  private static boolean isAdvertising(History history, int row) {
    return history.text(row, Column.CHANNEL_TYPE).equals("info_flow");
  }

  private static double share(History history, String time, IntPredicate condition) {
    int all = 0;
    int hits = 0;
    for (int row = 0; row < history.count(); row++) {
      if (history.text(row, Column.APP_TIME).startsWith(time)) {
        all++;
        hits += condition.test(row) ? 1 : 0;
      }
    }
    return hits / (double) all;
  }

  private History generate(Preset preset) throws IOException {
    GeneratorRun.run(BASE.withPreset(preset), directory, ProgressListener.NONE);
    return History.read(directory);
  }
}
