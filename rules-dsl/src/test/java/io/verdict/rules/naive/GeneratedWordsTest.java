package io.verdict.rules.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.naive.RandomPolicies.RandomPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The generator of random policies writes every word of the language, so that the differential test
 * covers what the parser reads: whoever adds a word to the language adds it to the generator, or
 * says here what else holds it to the naive evaluator.
 */
class GeneratedWordsTest {

  private static final Path MAIN = Path.of("src/main/java/io/verdict/rules");
  private static final Pattern QUOTED_WORD = Pattern.compile("\"([a-z_]{2,})\"");
  private static final Pattern FUNCTION =
      Pattern.compile("case (\"[a-z_]+\"(?:, \"[a-z_]+\")*) ->");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final int POLICIES = 600;

  /** Of so many policies the test blocks are looked at. */
  private static final int TESTED = 300;

  /** Words that are not of a stage's policy, and what covers them. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "scenario", "ScenarioEqualsNaiveTest",
          "extends", "ScenarioEqualsNaiveTest",
          "flow", "FlowTest",
          "after", "FlowTest",
          "challenger", "FlowTest",
          "champion", "FlowTest",
          "salt", "FlowTest",
          "shadow", "FlowTest",
          "trigger", "FlowTest");

  private static Set<String> wordsOfTheParser() throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.list(MAIN.resolve("parser"))) {
      for (Path file : files.filter(GeneratedWordsTest::isOfTheLanguage).toList()) {
        QUOTED_WORD
            .matcher(Files.readString(file))
            .results()
            .map(result -> result.group(1))
            .forEach(words::add);
      }
    }
    return words;
  }

  /** The readers of files know headings of columns, which are no words of the language. */
  private static boolean isOfTheLanguage(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith("Parser.java") && !name.endsWith("FileParser.java");
  }

  private static Set<String> functions() throws IOException {
    Set<String> names = new TreeSet<>();
    FUNCTION
        .matcher(Files.readString(MAIN.resolve("checker/Functions.java")))
        .results()
        .flatMap(result -> Stream.of(result.group(1).split(", ")))
        .map(quoted -> quoted.substring(1, quoted.length() - 1))
        .forEach(names::add);
    return names;
  }

  private static Map<String, Integer> written() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (int seed = 0; seed < POLICIES; seed++) {
      RandomPolicy policy = RandomPolicies.of(seed);
      Optional<String> test = Optional.empty();
      if (seed < TESTED && policy.words().lists.isEmpty()) {
        test = RandomTests.of(policy, policy.compile());
      }
      String text = policy.text() + test.orElse("");
      Set<String> words = new TreeSet<>();
      WORD.matcher(text.replaceAll("\"[^\"]*\"", ""))
          .results()
          .forEach(result -> words.add(result.group()));
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    return counts;
  }

  @Test
  void everyWordAndEveryFunctionIsGenerated() throws IOException {
    Set<String> wanted = wordsOfTheParser();
    Set<String> functions = functions();
    assertThat(wanted).contains("policy", "when", "tightens", "reject", "probe", "model", "woe");
    assertThat(functions).contains("irr", "weekday", "age_at", "min", "max", "floor_to");
    wanted.addAll(functions);
    Map<String, Integer> written = written();
    List<String> never =
        wanted.stream()
            .filter(word -> !written.containsKey(word) && !ELSEWHERE.containsKey(word))
            .toList();
    assertThat(never).as("words of the language that no random policy has").isEmpty();
    assertThat(ELSEWHERE.keySet())
        .as("words that are generated now")
        .noneMatch(written::containsKey);
  }
}
