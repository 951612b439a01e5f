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
}
