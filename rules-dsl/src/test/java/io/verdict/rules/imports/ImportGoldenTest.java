package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.verification.ModelRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models as XGBoost 3.0.4 and LightGBM 4.3 saved them, with rows and what the exporters themselves
 * gave for them (profile {@code exporters} writes the files): margins are equal bit for bit,
 * results within two float steps.
 */
class ImportGoldenTest {
  static final Path MODELS = Path.of("src/test/resources/models");

  static Stream<String> models() throws IOException {
    try (Stream<Path> files = Files.list(MODELS)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json") || name.endsWith(".txt"))
              .sorted()
              .toList();
      assertThat(names).hasSizeGreaterThan(10);
      return names.stream();
    }
  }

  /** The cells of a golden file, NaN where one is empty. */
  static double[][] rows(String model) throws IOException {
    return Files.readAllLines(MODELS.resolve(model + ".csv")).stream()
        .skip(1)
        .map(
            line ->
                Arrays.stream(line.split(",", -1))
                    .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                    .toArray())
        .toArray(double[][]::new);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theImportGivesWhatTheExporterGave(String name) throws IOException {
    ImportedModel model = ModelImport.read(Files.readString(MODELS.resolve(name)));
    ModelRun run = new ModelRun(model);
    int inputs = model.inputs().size();
    int groups = model.sum().bases().size();
    double[][] rows = rows(name);
    for (int i = 0; i < rows.length; i++) {
      run.evaluate(rows[i]);
      for (int group = 0; group < groups; group++) {
        double margin = rows[i][inputs + 2 * group];
        float response = (float) rows[i][inputs + 2 * group + 1];
        assertThat(run.margin(group)).as("%s, row %s", name, i + 1).isEqualTo(margin);
        long steps =
            Math.abs(
                (long) Float.floatToIntBits((float) run.response(group))
                    - Float.floatToIntBits(response));
        assertThat(steps).as("%s, row %s", name, i + 1).isLessThanOrEqualTo(2);
      }
    }
    assertThat(rows.length).isEqualTo(200);
  }
}
