package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies with words changed, doubled, dropped and moved: diagnostics come out, nothing else. */
class MutatedPolicyTest {

  private static final long SEED = Long.getLong("verdict.seed", 20261203L);
  private static final int ROUNDS =
      "nightly".equals(System.getProperty("verdict.budget")) ? 100_000 : 2_000;
  private static final Pattern WORD = Pattern.compile("\\s+|[\\w.]+|\"[^\"]*\"|.", Pattern.DOTALL);

  @Test
  void compilesOrComplainsAndNeverFails() throws IOException {
    List<List<String>> seeds = new ArrayList<>();
    for (String text : texts()) {
      seeds.add(words(text));
    }
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutated(seeds, random);
      int number = round;
      assertThatCode(
              () -> {
                CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("m", text));
                compiled.render(Locale.ENGLISH);
                compiled.render(Locale.CHINESE);
              })
          .as("seed %s round %s:%n%s", SEED, number, text)
          .doesNotThrowAnyException();
    }
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    String document = Files.readString(Path.of("../docs/language.md"));
    Matcher fences = Pattern.compile("```policy\\n(.*?)```", Pattern.DOTALL).matcher(document);
    Matcher preamble = Pattern.compile("```preamble\\n(.*?)```", Pattern.DOTALL).matcher(document);
    String head = preamble.find() ? preamble.group(1) : "";
    while (fences.find()) {
      String text = fences.group(1);
      texts.add(text.startsWith("policy ") ? text : head + text);
    }
    try (Stream<Path> golden = Files.list(Path.of("src/test/resources/diagnostics"))) {
      for (Path file :
          golden.filter(path -> path.toString().endsWith(".policy")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static String mutated(List<List<String>> seeds, Random random) {
    List<String> words = new ArrayList<>(seeds.get(random.nextInt(seeds.size())));
    for (int change = 1 + random.nextInt(4); change > 0 && !words.isEmpty(); change--) {
      int at = random.nextInt(words.size());
      List<String> other = random.nextBoolean() ? words : seeds.get(random.nextInt(seeds.size()));
      String word = other.get(random.nextInt(other.size()));
      switch (random.nextInt(5)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, word);
        case 2 -> words.set(at, word);
        case 3 -> words.set(at, String.valueOf((char) random.nextInt(0x3000)));
        default ->
            words.addAll(at, new ArrayList<>(words.subList(at, Math.min(words.size(), at + 5))));
      }
    }
    return String.join("", words);
  }
}
