package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The grammar for editors knows every word that the parser asks for. */
class EditorGrammarTest {
  private static final Path PARSER =
      ProjectTree.root().resolve("rules-dsl/src/main/java/io/verdict/rules/parser");
  private static final Pattern QUOTED_WORD = Pattern.compile("\"([a-z_]{2,})\"");

  private static JsonNode grammar() throws IOException {
    Path file = ProjectTree.root().resolve("docs/editors/verdict-policy.tmLanguage.json");
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  private static Set<String> words() throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.list(PARSER)) {
      // The readers of files know headings of columns, which are no words of the language.
      for (Path file : files.filter(f -> f.toString().endsWith("Parser.java")).toList()) {
        if (file.endsWith("CardFileParser.java")) {
          continue;
        }
        QUOTED_WORD
            .matcher(Files.readString(file))
            .results()
            .map(result -> result.group(1))
            .forEach(words::add);
      }
    }
    return words;
  }

  @Test
  void everyPatternIsARegularExpressionWithAScope() throws IOException {
    JsonNode grammar = grammar();
    assertThat(grammar.get("scopeName").asString()).isEqualTo("source.verdict-policy");
    assertThat(grammar.get("fileTypes").get(0).asString()).isEqualTo("policy");
    for (JsonNode include : grammar.get("patterns")) {
      String rule = include.get("include").asString().substring(1);
      assertThat(grammar.get("repository").has(rule)).as(rule).isTrue();
    }
    for (JsonNode match : grammar.findValues("match")) {
      assertThat(Pattern.compile(match.asString())).isNotNull();
    }
  }

  @Test
  void everyWordOfTheParserIsColoured() throws IOException {
    JsonNode repository = grammar().get("repository");
    Set<String> unknown = words();
    assertThat(unknown).contains("policy", "when", "tightens", "reject", "missing", "decimal");
    for (String rule : new String[] {"type", "operator", "constant", "outcome", "clause"}) {
      Pattern pattern = Pattern.compile(repository.get(rule).get("match").asString());
      unknown.removeIf(word -> pattern.matcher(" " + word + " ").find());
    }
    assertThat(unknown)
        .as("words of the parser that docs/editors/verdict-policy.tmLanguage.json lacks")
        .isEmpty();
  }

  @Test
  void amountsDatesAndDeclarationsAreToldApart() throws IOException {
    JsonNode repository = grammar().get("repository");
    assertThat(first(repository.get("money"), "x > 20_000 CNY")).isEqualTo("20_000 CNY");
    assertThat(first(repository.get("number"), "over 7d")).isEqualTo("7d");
    assertThat(first(repository.get("declaration"), "rule F005 \"x\"")).isEqualTo("rule F005");
    assertThat(first(repository.get("time").get("patterns").get(0), "on 2026-12-01T10:00 x"))
        .isEqualTo("2026-12-01T10:00");
  }

  private static String first(JsonNode rule, String text) {
    return Pattern.compile(rule.get("match").asString())
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElse("");
  }
}
