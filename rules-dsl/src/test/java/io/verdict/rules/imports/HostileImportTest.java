package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verdict.rules.imports.ImportFailure.Kind;
import io.verdict.rules.verification.ModelRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a model's file says, it is read or refused with the place; nothing else happens. */
class HostileImportTest {
  private static final long SEED = Long.getLong("verdict.seed", 5L);
  private static final int DAMAGES =
      "nightly".equals(System.getProperty("verdict.budget", "normal")) ? 5_000 : 60;

  private static void refused(Kind kind, String element, String text) {
    assertThatExceptionOfType(ImportFailure.class)
        .isThrownBy(() -> ModelImport.read(text))
        .matches(failure -> failure.kind() == kind, kind.toString())
        .extracting(ImportFailure::element)
        .asString()
        .contains(element);
  }

  private static String golden(String name) throws IOException {
    return Files.readString(ImportGoldenTest.MODELS.resolve(name));
  }

  @ParameterizedTest
  @MethodSource("io.verdict.rules.imports.ImportGoldenTest#models")
  void aDamagedFileIsReadOrRefused(String name) throws IOException {
    String text = golden(name);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < DAMAGES; i++) {
      int at = random.nextInt(text.length());
      String damaged =
          switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 7));
            default ->
                text.substring(0, at)
                    + "9-[{\" ,e".charAt(random.nextInt(8))
                    + text.substring(at + 1);
          };
      try {
        assertThat(new ModelRun(ModelImport.read(damaged))).isNotNull();
      } catch (ImportFailure refused) {
        assertThat(refused.element()).as("seed %s, damage %s", SEED, i).isNotBlank();
        assertThat(refused.line()).isPositive();
      } catch (RuntimeException other) {
        throw new AssertionError(name + ", seed " + SEED + ", damage " + i, other);
      }
    }
  }

  @Test
  void namesTheLineAndThePart() throws IOException {
    String lightgbm = golden("lightgbm_binary.txt");
    refused(
        Kind.MALFORMED, "tree 0, threshold", lightgbm.replaceFirst("threshold=", "threshold=x"));
    refused(Kind.MALFORMED, "end of trees", lightgbm.replace("end of trees", ""));
    refused(Kind.UNSUPPORTED, "objective", lightgbm.replace("=binary", "=multiclassova"));
    refused(Kind.UNSUPPORTED, "linear leaves", lightgbm.replace("is_linear=0", "is_linear=1"));
    String xgboost = golden("xgboost_logistic.json");
    refused(Kind.UNSUPPORTED, "booster dart", xgboost.replace("\"gbtree\"", "\"dart\""));
    refused(Kind.UNSUPPORTED, "objective", xgboost.replace("binary:logistic", "survival:cox"));
    refused(Kind.MALFORMED, "base_score", xgboost.replaceFirst("\"base_score\"", "\"base\""));
    refused(Kind.MALFORMED, "trees[0]", xgboost.replaceFirst("\"split_indices\"", "\"other\""));
  }

  @Test
  void neitherDepthNorLengthReachesTheStackOrTheHeap() {
    refused(Kind.TOO_LARGE, "levels of JSON", "{\"a\":" + "[".repeat(1_000_000));
    refused(Kind.MALFORMED, "JSON", "{\"a\":" + "\"".repeat(9));
    refused(Kind.MALFORMED, "XGBoost JSON", "hello");
    refused(Kind.MALFORMED, "XGBoost JSON", "");
    refused(Kind.MALFORMED, "max_feature_idx", "tree\nversion=v4\n\n");
    refused(
        Kind.TOO_LARGE,
        "max_feature_idx",
        "tree\nversion=v4\nmax_feature_idx=2000000000\nfeature_names=a\n\n");
  }

  @Test
  void whatCannotBeSealedIsRefusedWhenItIsRead() throws IOException {
    String xgboost = golden("xgboost_logistic.json");
    String conditions = "\"split_conditions\":[";
    assertThat(xgboost).contains(conditions);
    int from = xgboost.indexOf(conditions) + conditions.length();
    int leaf = xgboost.indexOf(']', from);
    int last = xgboost.lastIndexOf(',', leaf) + 1;
    String infinite = xgboost.substring(0, last) + "1E39" + xgboost.substring(leaf);
    refused(Kind.MALFORMED, "tree 0, a leaf that is no number", infinite);
    refused(Kind.UNSUPPORTED, "input f0 by thresholds and by categories", MIXED);
  }

  private static final String MIXED =
      """
      {"version": [3, 0, 4], "learner": {
        "objective": {"name": "reg:squarederror"},
        "learner_model_param": {"num_feature": "1", "num_class": "0", "base_score": "0"},
        "gradient_booster": {"name": "gbtree", "model": {"tree_info": [0], "trees": [
          {"left_children": [1, -1, 3, -1, -1], "right_children": [2, -1, 4, -1, -1],
           "split_indices": [0, 0, 0, 0, 0], "split_conditions": [0, 1, 2.5, 2, 3],
           "default_left": [0, 0, 0, 0, 0], "categories_nodes": [0], "categories_segments": [0],
           "categories_sizes": [1], "categories": [1]}]}}}}
      """;

  private static void refusedAt(int line, int column, String text) {
    assertThatExceptionOfType(ImportFailure.class)
        .isThrownBy(() -> ModelImport.read(text))
        .satisfies(failure -> assertThat(failure.line()).isEqualTo(line))
        .satisfies(failure -> assertThat(failure.column()).isEqualTo(column));
  }

  @Test
  void aJsonFileNamesTheLineAndTheColumnOfTheMember() {
    String sound = MIXED.replace("[0, 0, 0, 0, 0], \"split_c", "[0, 0, 1, 0, 0], \"split_c");
    sound = sound.replace("\"num_feature\": \"1\"", "\"num_feature\": \"2\"");
    assertThat(ModelImport.read(sound).trees()).hasSize(1);
    refusedAt(2, 25, sound.replace("reg:squarederror", "survival:cox"));
    refusedAt(3, 60, sound.replace("\"0\", \"base", "\"0.5\", \"base"));
    refusedAt(3, 79, sound.replace("\"base_score\": \"0\"", "\"base_score\": \"none\""));
    refusedAt(5, 23, sound.replace("[1, -1, 3, -1, -1]", "[1, -1, 9, -1, -1]"));
    refusedAt(5, 5, sound.replace("split_indices", "split_index"));
    refusedAt(6, 60, sound.replace("2.5, 2, 3]", "2.5, 2]"));
    refusedAt(8, 46, sound.replace("\"categories\": [1]", "\"categories\": [x]"));
  }
}
