package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.ProjectTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scorecard is printed as policy text, or refused by code and place; and it is held to rows. */
class ImportCommandTest {
  private static final Path FOUR =
      ProjectTree.root().resolve("replay/src/test/resources/conformance/pmml-scorecard/four.pmml");

  @TempDir private Path folder;

  @Test
  void printsAScorecardThatChecks() throws IOException {
    CommandRun run = CommandRun.of("import", FOUR);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("scorecard score initial 100 reasons 3 from best {");
    Files.writeString(folder.resolve("card.policy"), run.out());
    CommandRun check = CommandRun.of("check", folder);
    assertThat(check.status()).as(check.err()).isZero();
  }

  @Test
  void refusesPointsAboveByCodeAndPlace() throws IOException {
    Path above = folder.resolve("above.pmml");
    Files.writeString(above, Files.readString(FOUR).replace("\"pointsBelow\"", "\"pointsAbove\""));

    CommandRun run = CommandRun.of("import", above);

    run.requireRefused();
    assertThat(run.err())
        .contains(
            "above.pmml:27:1: error V9102: the model needs `reasonCodeAlgorithm pointsAbove`,"
                + " which is not supported");
  }

  @Test
  void refusesAFileThatIsNoPmmlByCode() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.pmml"), "<PMML>\n<Scorecard>");

    CommandRun run = CommandRun.of("import", broken);

    run.requireRefused();
    assertThat(run.err()).contains("error V9101");
  }

  @Test
  void conformanceEndsWithOneWhereTheCardGivesAnotherScore() throws IOException {
    Path four = folder.resolve("four.pmml");
    Files.copy(FOUR, four);
    CommandRun right = CommandRun.of("conformance", folder);
    assertThat(right.status()).as(right.err()).isZero();

    Files.writeString(four, Files.readString(FOUR).replace(">133<", ">134<"));
    CommandRun wrong = CommandRun.of("conformance", folder);

    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out())
        .contains("four.pmml, row 1, points: expected 134, got 133.0")
        .containsPattern("1 folders +2 passed +1 failed +1 unsupported");
  }
}
