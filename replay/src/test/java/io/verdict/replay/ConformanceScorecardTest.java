package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.conformance.Conformance;
import io.verdict.replay.conformance.FolderResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PMML scorecards with rows computed by hand; the files say how. */
class ConformanceScorecardTest {
  private static final Path SAMPLES =
      ProjectTree.root().resolve("replay/src/test/resources/conformance/pmml-scorecard");

  @TempDir private Path folder;

  private FolderResult run(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    List<FolderResult> results = Conformance.run(folder);
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private static String sample(String file) throws IOException {
    return Files.readString(SAMPLES.resolve(file));
  }

  private static String replaced(String text, String part, String by) {
    assertThat(text).contains(part);
    return text.replace(part, by);
  }

  private static void assertCounts(FolderResult result, int passed, int failed, int unsupported) {
    assertThat(List.of(result.passed(), result.failed(), result.unsupported()))
        .as(result.notes().toString())
        .containsExactly(passed, failed, unsupported);
  }

  @Test
  void scoresAndRankedReasonsAreThoseOfTheStandard() throws IOException {
    FolderResult result = Conformance.run(SAMPLES).get(0);

    assertCounts(result, 7, 0, 1);
    assertThat(result.notes())
        .containsExactly("four.pmml, row 4, first: a reason that lost no points");
  }

  @Test
  void aWrongScoreIsFoundWithItsFileAndRow() throws IOException {
    String four = sample("four.pmml");

    FolderResult result = run("four.pmml", replaced(four, ">148.5<", ">148.6<"));

    assertCounts(result, 2, 1, 1);
    assertThat(result.notes()).contains("four.pmml, row 2, points: expected 148.6, got 148.5");
  }

  @Test
  void tiedReasonsInTheOtherOrderAreFound() throws IOException {
    String swapped = replaced(sample("four.pmml"), "<data:second>TIME<", "<data:second>HOME<");
    swapped = replaced(swapped, "<data:first>HOME<", "<data:first>TIME<");

    FolderResult result = run("four.pmml", swapped);

    assertCounts(result, 2, 1, 1);
    assertThat(result.notes()).contains("four.pmml, row 2, first: expected TIME, got HOME");
  }

  @Test
  void aReasonWhereNoneIsExpectedAndAnUnknownOneAreFound() throws IOException {
    String four = sample("four.pmml");
    four = replaced(four, "<data:third>INC</data:third>", "");
    four = replaced(four, "<data:first>AGE-1<", "<data:first>AGE<");

    FolderResult result = run("four.pmml", four);

    assertCounts(result, 2, 2, 0);
    assertThat(result.notes())
        .containsExactly(
            "four.pmml, row 2, third: expected none, got INC",
            "four.pmml, row 4, first: expected AGE, got none");
  }

  @Test
  void everyRowOfACardThatCannotBeSaidIsUnsupportedWithTheReason() throws IOException {
    String four = sample("four.pmml");

    FolderResult above = run("four.pmml", replaced(four, "\"pointsBelow\"", "\"pointsAbove\""));
    assertCounts(above, 0, 0, 4);
    assertThat(above.notes())
        .singleElement()
        .asString()
        .endsWith("reasonCodeAlgorithm pointsAbove");

    String computed =
        replaced(four, "<Attribute partialScore=\"25.5\">", "<Attribute><ComplexPartialScore/>");
    FolderResult complex = run("four.pmml", computed);
    assertCounts(complex, 0, 0, 4);
    assertThat(complex.notes()).singleElement().asString().endsWith(": ComplexPartialScore");

    FolderResult baseline =
        run("four.pmml", replaced(four, "baselineScore=\"40\"", "baselineScore=\"39\""));
    assertCounts(baseline, 0, 0, 4);
    assertThat(baseline.notes()).singleElement().asString().contains("baselineScore");
  }

  @Test
  void aCsvBesideTheCardSaysWhatItGives() throws IOException {
    Files.writeString(
        folder.resolve("plain.csv"), "age,score\n29,-12.5\n30,1e-20\n31,-3.1\n,-10\n30.5,0\n");

    FolderResult result = run("plain.pmml", sample("plain.pmml"));

    assertCounts(result, 2, 2, 1);
    assertThat(result.notes())
        .containsExactly(
            "plain.pmml, row 3, score: expected -3.1, got -3.0",
            "plain.pmml, row 4, score: expected -10, got none",
            "plain.pmml, row 5, an input beyond the type of age");
  }

  @Test
  void theReasonsOfACsvAreThoseOfTheCard() throws IOException {
    Files.writeString(
        folder.resolve("four.csv"),
        """
        age,income,home,months,score,reason1,reason2,reason4
        25,2000.5,rent,11,148.5,HOME,TIME,
        25,2000.5,rent,11,148.5,HOME,TIME,AGE-1
        25,2000.5,tent,11,148.5,HOME,TIME,
        """);

    FolderResult result = run("four.pmml", sample("four.pmml"));

    assertCounts(result, 1, 0, 2);
    assertThat(result.notes())
        .containsExactly(
            "four.pmml, row 2, reason4: a rank beyond 3",
            "four.pmml, row 3, a value that is none of home");
  }

  @Test
  void rowsThatCannotBeReadAreCountedAndNotACrash() throws IOException {
    for (String csv : List.of("", "age\n1\n", "age,score\n", "age,score\n1\n", "age,what\n1,2\n")) {
      Files.writeString(folder.resolve("plain.csv"), csv);

      assertCounts(run("plain.pmml", sample("plain.pmml")), 0, 0, 1);
    }
  }
}
