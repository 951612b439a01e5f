package io.verdict.replay.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Manifest;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorRunTest {
  private static final Parameters SMALL = Parameters.of(6_000, 6, 77);

  /** What a person is, whoever else applies; the rest may hang on a relative. */
  private static final List<Column> PERSONAL =
      List.of(
          Column.APPLICANT_AGE,
          Column.INCOME_VERIFIED,
          Column.BUREAU_INQ_3M,
          Column.BUREAU_UNSECURED_DEBT,
          Column.CHANNEL_TYPE,
          Column.BUREAU_MONTHS_ON_FILE,
          Column.APP_TIME);

  @TempDir Path directory;

  @Test
  void writesTheSameBytesWithOneAndFourWorkersAndInASecondRun() throws IOException {
    Manifest one = run(SMALL, "one", 1);
    Manifest four = run(SMALL, "four", 4);
    Manifest again = run(SMALL, "four", 4);
    assertThat(four).isEqualTo(one).isEqualTo(again);
    for (Manifest.Entry file : one.files()) {
      assertThat(directory.resolve("four").resolve(file.name()))
          .hasSameBinaryContentAs(directory.resolve("one").resolve(file.name()));
    }
  }

  /**
   * Raise {@link Manifest#WORLD_VERSION} with this: every frozen card was fitted on the old one.
   */
  @Test
  void theBytesOfASmallHistoryAreThoseOnRecordOnEveryPlatform() throws IOException {
    Manifest manifest = run(Parameters.of(2_000, 14, 1), "record", 2);
    assertThat(manifest.files().get(0).contentSha256())
        .isEqualTo("6046609bcda2623f6b423e87ad96ec0733d45e5f3db8690de37353c29ca6f9ab");
    assertThat(manifest.files().get(1).contentSha256())
        .isEqualTo("9e907e50d9bdbae1cadfe1905d187d09bb9559520059f7346978edd3b14d75a7");
  }

  @Test
  void anotherSeedGivesOtherPeople() throws IOException {
    Manifest one = run(SMALL, "one", 2);
    Manifest other = run(Parameters.of(6_000, 6, 78), "other", 2);
    assertThat(other.files().get(0).contentSha256())
        .isNotEqualTo(one.files().get(0).contentSha256());
  }

  @Test
  void theFirstRowsOfALongerHistoryAreTheSame() throws IOException {
    Parameters longer = Longer.by(SMALL, 2);
    run(SMALL, "short", 2);
    run(longer, "long", 2);
    History base = History.read(directory.resolve("short"));
    History more = History.read(directory.resolve("long"));
    assertThat(more.count()).isGreaterThan(base.count());
    for (int row = 0; row < base.count(); row++) {
      for (Column column : Column.values()) {
        assertThat(more.text(row, column)).as(column.title()).isEqualTo(base.text(row, column));
      }
    }
  }

  @Test
  void twiceTheApplicationsKeepThePeopleThatWereThere() throws IOException {
    run(SMALL, "base", 2);
    run(Parameters.of(12_000, 6, 77), "twice", 2);
    History base = History.read(directory.resolve("base"));
    History twice = History.read(directory.resolve("twice"));
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < twice.count(); row++) {
      rows.putIfAbsent(twice.text(row, Column.ID_NO), row);
    }
    int kept = 0;
    for (int row = 0; row < base.count(); row++) {
      Integer other = rows.remove(base.text(row, Column.ID_NO));
      if (other != null) {
        kept++;
        for (Column column : PERSONAL) {
          assertThat(twice.text(other, column))
              .as(column.title())
              .isEqualTo(base.text(row, column));
        }
      }
    }
    assertThat(kept).isGreaterThan(base.count() * 9 / 10);
  }

  @Test
  void leavesNothingUnderAFinalNameWhenItCannotFinish() throws IOException {
    Path target = directory.resolve("blocked");
    Files.createDirectories(target);
    Files.writeString(target.resolve("lists"), "a file where a directory must be");
    assertThatThrownBy(() -> GeneratorRun.run(SMALL, target, ProgressListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lists");
    try (var files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("lists");
    }
  }

  @Test
  void theManifestGivesTheParametersBack() throws IOException {
    Parameters wave = SMALL.withPreset(Preset.FRAUD_WAVE);
    run(wave, "wave", 2);
    assertThat(Manifest.parameters(directory.resolve("wave"))).isEqualTo(wave);
  }

  @Test
  void aDamagedTruthIsRefusedWithFileAndLine() throws IOException {
    run(SMALL, "damaged", 2);
    Path file = directory.resolve("damaged").resolve(SealedTruth.FILE);
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("app.id\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    assertThatThrownBy(() -> SealedTruth.read(directory.resolve("damaged")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(SealedTruth.FILE + ":1")
        .hasMessageContaining("Generate the history again");
  }

  @Test
  void progressReachesTheTotal() throws IOException {
    long[] last = new long[2];
    GeneratorRun.run(
        SMALL,
        directory.resolve("progress"),
        (done, total) -> {
          assertThat(done).isGreaterThan(last[0]);
          last[0] = done;
          last[1] = total;
        });
    assertThat(last).containsExactly(6_000, 6_000);
  }

  private Manifest run(Parameters parameters, String name, int workers) throws IOException {
    return GeneratorRun.run(parameters, directory.resolve(name), ProgressListener.NONE, workers);
  }
}
