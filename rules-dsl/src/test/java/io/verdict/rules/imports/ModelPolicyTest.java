package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Doubles;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that decides by an imported model, from its text to the slot that rules read. */
class ModelPolicyTest {
  private static final Path GOLDEN = Path.of("src/test/resources/diagnostics");
  private static final boolean WRITE = "write".equals(System.getProperty("verdict.golden"));
  private static final String MODEL = "xgboost_categories.json";

  private static final String POLICY =
      """
      policy credit "Score by trees" version 1 effective 2026-12-01 zone UTC
      input {
        amount : money(CNY) optional
        share  : double     optional
        months : int        optional special { 9999: no_hit }
        delta  : double     optional
        drift  : double     optional
        own    : bool       optional
        change : decimal(4) optional
        kind   : enum { k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11 } optional
      }
      model score.trees margin score.margin from "gbm.json" verify "rows.csv" {
        "f0" = amount in CNY
        "f1" = share
        "f2" = months { no_hit -> missing }
        "f3" = delta
        "f4" = drift
        "f5" = own
        "f6" = change
        "f7" = kind { k0 -> 0 k1 -> 1 k2 -> 2 k3 -> 3 k4 -> 4 k5 -> 5
                      k6 -> 6 k7 -> 7 k8 -> 8 k9 -> 9 k10 -> 10 k11 -> 11 }
      }
      reason C_SCORE "Score" told
      rule C1 reject reason C_SCORE on unknown review when score.trees > 0.5
      """;

  @TempDir private Path folder;

  private CompiledPolicy compile(String policy) throws IOException {
    Files.writeString(folder.resolve("credit.policy"), policy);
    if (!Files.exists(folder.resolve("gbm.json"))) {
      Files.copy(ImportGoldenTest.MODELS.resolve(MODEL), folder.resolve("gbm.json"));
    }
    if (!Files.exists(folder.resolve("rows.csv"))) {
      writeRows(0);
    }
    return PolicyCompiler.compile(PolicyFolder.read(folder));
  }

  /** The exporter's rows, one of whose margins is moved. */
  private void writeRows(double moved) throws IOException {
    StringBuilder csv = new StringBuilder("f0,f1,f2,f3,f4,f5,f6,f7,margin\n");
    double[][] rows = ImportGoldenTest.rows(MODEL);
    for (int i = 0; i < 20; i++) {
      for (int input = 0; input < 8; input++) {
        csv.append(Double.isNaN(rows[i][input]) ? "" : String.valueOf(rows[i][input])).append(',');
      }
      csv.append(rows[i][8] + (i == 6 ? moved : 0)).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), csv);
  }

  @Test
  void slotsInTheirUnitsGiveTheExportersMargins() throws IOException {
    CompiledPolicy compiled = compile(POLICY);
    assertThat(compiled.render(Locale.ENGLISH)).isEmpty();
    StageModel model = ArtifactFormat.read(ArtifactFormat.write(compiled.models().get(0))).model();
    RecordLayout layout = RecordLayout.of(model.schema());
    Program program = Program.link(model, layout);
    Evaluation evaluation = program.newEvaluation();
    Record record = layout.newRecord();
    int checked = 0;
    int rejected = 0;
    for (double[] row : ImportGoldenTest.rows(MODEL)) {
      if (fill(record, row)) {
        program.evaluate(record, evaluation);
        int margin = layout.slot("score.margin");
        assertThat(Doubles.decode(record.value(margin))).isEqualTo(row[8]);
        boolean isHigh = Doubles.decode(record.value(layout.slot("score.trees"))) > 0.5;
        assertThat(evaluation.isFired(0)).isEqualTo(isHigh);
        rejected += isHigh ? 1 : 0;
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(20);
    assertThat(rejected).isBetween(1, checked - 1);
  }

  /** Whether the row's values can be said by the types of the policy. */
  private static boolean fill(Record record, double[] row) {
    record.clear();
    boolean isExact =
        !(row[7] > 11) && isWhole(row[2]) && (Double.isNaN(row[5]) || row[5] == 0 || row[5] == 1);
    if (!isExact || !isScaled(row[0], 100) || !isScaled(row[6], 10_000)) {
      return false;
    }
    if (!Double.isNaN(row[0])) {
      record.money("amount", Math.round(row[0] * 100));
    }
    record.float64("share", row[1]).float64("delta", row[3]).float64("drift", row[4]);
    record.integer("months", Double.isNaN(row[2]) ? 9999 : (long) row[2]);
    if (!Double.isNaN(row[5])) {
      record.bool("own", row[5] == 1);
    }
    if (!Double.isNaN(row[6])) {
      record.decimal("change", Math.round(row[6] * 10_000));
    }
    if (!Double.isNaN(row[7])) {
      record.symbol("kind", "k" + (int) row[7]);
    }
    return true;
  }

  private static boolean isWhole(double value) {
    return Double.isNaN(value) || value == Math.rint(value);
  }

  /** A value of so many digits, as a float has it: the exporter sees no more. */
  private static boolean isScaled(double value, int scale) {
    return Double.isNaN(value)
        || (float) (Math.round(value * scale) / (double) scale) == (float) value;
  }

  private void printed(String code, CompiledPolicy compiled) throws IOException {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      Path golden = GOLDEN.resolve(code + (locale == Locale.ENGLISH ? ".txt" : "_zh.txt"));
      String text = compiled.render(locale);
      assertThat(text).contains(code);
      if (WRITE) {
        Files.writeString(golden, text);
      }
      assertThat(text).isEqualTo(Files.readString(golden));
    }
  }

  @Test
  void aFileThatIsNoModel() throws IOException {
    Files.writeString(folder.resolve("gbm.json"), "{\n \"learner\": {\n  \"x\": tru }\n}");
    printed("V9101", compile(POLICY));
  }

  @Test
  void aModelOfAnUnknownBooster() throws IOException {
    String text = Files.readString(ImportGoldenTest.MODELS.resolve(MODEL));
    Files.writeString(folder.resolve("gbm.json"), text.replace("\"gbtree\"", "\"gblinear\""));
    printed("V9102", compile(POLICY));
  }

  @Test
  void aModelThatIsTooDeep() throws IOException {
    Files.writeString(folder.resolve("gbm.json"), "{\"a\":" + "[".repeat(1_000));
    printed("V9103", compile(POLICY));
  }

  @Test
  void aModelThatDisagreesWithItsRows() throws IOException {
    writeRows(0.001);
    printed("V9104", compile(POLICY));
  }

  @Test
  void anInputThatTheModelDoesNotHave() throws IOException {
    printed(
        "V9105", compile(POLICY.replace("\"f3\" = delta", "\"f3\" = delta\n  \"f33\" = delta")));
  }

  @Test
  void anInputThatIsNotBound() throws IOException {
    printed("V9106", compile(POLICY.replace("  \"f3\" = delta\n", "")));
  }

  @Test
  void aFieldThatIsNoNumber() throws IOException {
    printed("V9107", compile(POLICY.replace("delta  : double     ", "delta  : key ")));
  }

  @Test
  void moneyWithoutItsUnit() throws IOException {
    printed("V9108", compile(POLICY.replace("amount in CNY", "amount in USD")));
  }

  @Test
  void aSymbolWithoutItsCategory() throws IOException {
    printed("V9109", compile(POLICY.replace("k3 -> 3", "")));
  }

  @Test
  void aResultThatTheModelDoesNotGive() throws IOException {
    printed("V9110", compile(POLICY.replace("score.trees margin", "score.trees class 1 margin")));
  }
}
