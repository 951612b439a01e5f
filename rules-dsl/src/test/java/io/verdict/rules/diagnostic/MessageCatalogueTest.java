package io.verdict.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.MessageCatalogue;
import io.verdict.engine.diagnostic.Severity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of the codes: complete in both languages, and listed in the document. */
class MessageCatalogueTest {

  private static final Path DOCUMENT = Path.of("../docs/diagnostics.md");

  private final MessageCatalogue english = PolicyCode.UNKNOWN_NAME.catalogue(Locale.ENGLISH);
  private final MessageCatalogue chinese =
      PolicyCode.UNKNOWN_NAME.catalogue(Locale.SIMPLIFIED_CHINESE);

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(chinese.keys()).isEqualTo(english.keys());
  }

  @Test
  void eachCodeHasAMessageAndNoMessageIsWithoutCode() {
    Set<String> codes =
        Arrays.stream(PolicyCode.values()).map(PolicyCode::id).collect(Collectors.toSet());

    Set<String> messages =
        english.keys().stream()
            .filter(key -> key.startsWith("V"))
            .map(key -> key.substring(0, 5))
            .collect(Collectors.toSet());

    assertThat(messages).isEqualTo(codes);
    assertThat(english.keys()).containsAll(codes);
  }

  @Test
  void codesAreUniqueAndInOrder() {
    assertThat(Arrays.stream(PolicyCode.values()).map(PolicyCode::id).toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theDocumentListsEveryCode() throws IOException {
    String document = document();
    if ("write".equals(System.getProperty("verdict.golden"))) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
  }

  private String document() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Diagnostics of the policy language\n\n");
    page.append("Every code that compiling a policy can print, with its words and an example. ");
    page.append("Codes are stable. A test writes this page and holds it complete.\n\n");
    page.append("| code | severity | message | 中文 |\n|---|---|---|---|\n");
    for (PolicyCode code : PolicyCode.values()) {
      String severity = code.severity() == Severity.ERROR ? "error" : "warning";
      page.append("| ").append(code.id()).append(" | ").append(severity).append(" | ");
      page.append(cell(code, "messages_en.properties")).append(" | ");
      page.append(cell(code, "messages_zh.properties")).append(" |\n");
    }
    page.append("\n## Examples\n");
    for (PolicyCode code : PolicyCode.values()) {
      if (!CodesBeyondOneText.ALL.contains(code)) {
        page.append("\n### ").append(code.id()).append("\n\n```\n").append(example(code));
        page.append("```\n");
      }
    }
    return page.toString();
  }

  private static String cell(PolicyCode code, String catalogue) throws IOException {
    Properties texts = new Properties();
    try (var reader =
        new InputStreamReader(
            PolicyCode.class.getResourceAsStream(catalogue), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts.getProperty(code.id()).replace("|", "\\|").replaceAll("\\{\\d}", "…");
  }

  /** The first message of the code's golden file. */
  private static String example(PolicyCode code) throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/diagnostics", code.id() + ".txt"));
    int second = golden.indexOf("\n" + code.id() + ".policy:", 1);
    return second < 0 ? golden : golden.substring(0, second + 1);
  }
}
