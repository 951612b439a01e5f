package io.verdict.rules.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Stage;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scorecards whose bins stand in a file. */
class CardFileParserTest {
  private static final String HEAD =
      """
      policy credit "Card" version 1 effective 2026-01-01 zone UTC
      input {
        util : rate optional special { -1: no_card }
        job  : code optional
      }
      reason C_UTIL "Use of cards" told
      rule C1 reject reason C_UTIL from card on unknown hit when card < 30
      scorecard card points 600 at odds 15:1 pdo 40
      """;
  private static final String INLINE =
      """
      from average {
        util reason C_UTIL {
          no_card  -> 40  share 40%
          (..10%)  -> 94  share 30%
          [10%..)  -> 72  share 25%
          missing  -> 35  share 5%
        }
        job { ["a", "b"] -> 12 share 50%  - -> 5 share 50% }
      }
      """;
  private static final String FILE =
      """
      characteristic,reason,bin,points,share
      util,C_UTIL,no_card,40,40%
      job,,"["a", "b"]",12,50%
      util,,(..10%),94,30%
      util,C_UTIL,[10%..),72,25%
      job,,-,5,50%
      util,,missing,35,5%
      """
          .replace("\"[\"a\", \"b\"]\"", "\"[\"\"a\"\", \"\"b\"\"]\"");

  @TempDir Path folder;

  private CompiledPolicy compile(String card, String file) throws IOException {
    Files.writeString(folder.resolve("credit.policy"), HEAD + card);
    Files.writeString(folder.resolve("card.csv"), file);
    return PolicyCompiler.compile(PolicyFolder.read(folder));
  }

  @Test
  void isTheSameCardAsInThePolicy() throws IOException {
    CompiledPolicy inline = compile(INLINE, FILE);
    CompiledPolicy fromFile = compile("from average \"card.csv\"\n", FILE);
    assertThat(fromFile.hasErrors()).as(fromFile.render(Locale.ENGLISH)).isFalse();
    assertThat(fromFile.model(Stage.CREDIT).orElseThrow().scorecards())
        .isEqualTo(inline.model(Stage.CREDIT).orElseThrow().scorecards());
    CompiledPolicy byDefault = compile("from \"card.csv\"\n", FILE);
    assertThat(byDefault.model(Stage.CREDIT).orElseThrow().scorecards())
        .isEqualTo(inline.model(Stage.CREDIT).orElseThrow().scorecards());
  }

  @Test
  void aMistakeIsShownAtItsCellWithTheColumn() throws IOException {
    CompiledPolicy compiled = compile("from best \"card.csv\"\n", FILE.replace(",94,", ",ninety,"));
    assertThat(compiled.render(Locale.ENGLISH))
        .contains("card.csv:4:15: error", "util,,(..10%),ninety,30%", "the column of this cell")
        .contains("card.csv:1:27");
    assertThat(compile("from best \"card.csv\"\n", FILE.replace("[10%..)", "[10%..")))
        .satisfies(c -> assertThat(c.render(Locale.CHINESE)).contains("该单元格所在的列"));
  }

  @Test
  void gapsOverlapsAndUnknownFieldsAreFoundAsInThePolicy() throws IOException {
    String gap = FILE.replace("util,,(..10%),94,30%\n", "");
    assertThat(compile("from best \"card.csv\"\n", gap).render(Locale.ENGLISH))
        .contains("error V5002");
    String unknown = FILE.replace("job,,-", "jobb,,-");
    assertThat(compile("from best \"card.csv\"\n", unknown).render(Locale.ENGLISH))
        .contains("card.csv:6:1: error V2001");
  }

  @Test
  void columnsAndFilesThatAreNotThereAreNamed() throws IOException {
    assertThat(compile("from \"card.csv\"\n", "bin,points\n").render(Locale.ENGLISH))
        .contains("card.csv:1:1: error V9005", "characteristic,bin,points[,share][,reason]");
    assertThat(
            compile("from \"card.csv\"\n", FILE.replace(",40,40%", ",40")).render(Locale.ENGLISH))
        .contains("card.csv:2:1: error V9005");
    assertThat(compile("from \"gone.csv\"\n", FILE).render(Locale.ENGLISH))
        .contains("error V9001", "there is no such file");
  }

  @Test
  void twoReasonsOfOneCharacteristicAreRefused() throws IOException {
    String two = FILE.replace("util,C_UTIL,[10%", "util,C_OTHER,[10%");
    assertThat(compile("from \"card.csv\"\n", two).render(Locale.ENGLISH))
        .contains("card.csv:5:6: error", "C_OTHER", "C_UTIL");
  }

  private static final String WEIGHTS =
      " woe of bad intercept -3.1 rounding half_even digits 1 from average \"card.csv\"\n";

  @Test
  void readsWeightsOfEvidenceAsThePolicyWritesThem() throws IOException {
    CompiledPolicy inline =
        compile(
            """
            woe of bad intercept -3.1 rounding half_even digits 1 from average {
              util coefficient -0.49 reason C_UTIL {
                no_card -> woe -0.18 share 40%  (..10%) -> woe 1.75 share 30%
                [10%..) -> woe 0.98 share 25%   missing -> woe -0.99 share 5%
              }
              job coefficient -0.8 { ["a"] -> woe 0.22 share 50%  - -> woe -0.26 share 50% }
            }
            """,
            "");
    CompiledPolicy fromFile =
        compile(
            WEIGHTS,
            """
            characteristic,coefficient,bin,woe,share,reason
            util,-0.49,no_card,-0.18,40%,C_UTIL
            util,,(..10%),1.75,30%,
            util,,[10%..),0.98,25%,
            util,-0.490,missing,-0.99,5%,
            job,-0.8,"[""a""]",0.22,50%,
            job,,-,-0.26,50%,
            """);
    assertThat(inline.hasErrors()).as(inline.render(Locale.ENGLISH)).isFalse();
    assertThat(fromFile.model(Stage.CREDIT).orElseThrow().scorecards())
        .isEqualTo(inline.model(Stage.CREDIT).orElseThrow().scorecards());
  }

  @Test
  void missesACoefficient() throws IOException {
    CompiledPolicy compiled =
        compile(
            WEIGHTS,
            "characteristic,bin,woe,coefficient,share\nutil,-,0.4,,100%\njob,-,0.2,-1,100%\n");
    assertThat(compiled.render(Locale.ENGLISH))
        .contains("error V4054: the characteristic `util` has no coefficient");
  }

  @Test
  void refusesTwoCoefficientsOfOneCharacteristic() throws IOException {
    CompiledPolicy compiled =
        compile(
            WEIGHTS,
            "characteristic,bin,woe,coefficient\njob,\"[\"\"a\"\"]\",0.4,-1\njob,-,0.2,-2\n");
    assertThat(compiled.render(Locale.ENGLISH))
        .contains("card.csv:3:11: error V1101: unexpected -2", "expected: -1");
  }

  @Test
  void wantsTheColumnsOfWeights() throws IOException {
    CompiledPolicy compiled = compile(WEIGHTS, "characteristic,bin,points\njob,-,3\n");
    assertThat(compiled.render(Locale.ENGLISH))
        .contains("V9005", "characteristic,bin,woe,coefficient[,share][,reason]");
  }
}
