package io.verdict.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/artifact-format.md} says what the code does. */
class ArtifactDocumentTest {
  private final String document;

  ArtifactDocumentTest() throws IOException {
    Path root = Path.of(System.getProperty("verdict.root", ".."));
    document = Files.readString(root.resolve("docs/artifact-format.md"));
  }

  @Test
  void everyCodeIsListed() {
    for (Code code : Code.values()) {
      assertThat(document).contains("| `" + code + "` | ");
    }
  }

  @Test
  void everySectionIsListedUnderItsId() {
    for (Section section : Section.values()) {
      assertThat(document).contains("| " + section.id() + " | " + section.label() + " | ");
    }
    assertThat(document).contains("number of sections, " + Section.values().length + " |");
  }

  @Test
  void everyLimitIsListedWithItsDefault() {
    NumberFormat format = NumberFormat.getIntegerInstance(Locale.ROOT);
    for (ArtifactLimit limit : ArtifactLimit.values()) {
      String most = format.format(limit.defaultMaximum());
      assertThat(document).contains("| `" + limit + "` | " + most + " |");
    }
  }
}
