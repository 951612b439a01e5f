package io.verdict.rules.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.naive.RandomPolicies;
import io.verdict.rules.parser.PolicyParser;
import io.verdict.rules.parser.ScenarioParser;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over random policies, torn apart and full of comments, and over all committed ones. */
class PolicyFormatterPropertyTest {
  private static final int POLICIES =
      "nightly".equals(System.getProperty("verdict.budget")) ? 5_000 : 60;
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128L);

  @Test
  void changesNeitherTreeNorCommentsAndIsStableOnRandomPolicies() {
    for (int i = 0; i < POLICIES; i++) {
      long seed = SEED + i;
      String text = RandomPolicies.text(seed);
      check("seed " + seed, text);
      check("seed " + seed + ", torn", torn(text, new Random(seed)));
    }
  }

  @ParameterizedTest
  @MethodSource("committed")
  void changesNeitherTreeNorCommentsAndIsStableOnCommittedPolicies(Path file) throws IOException {
    String text = Files.readString(file);
    check(file.toString(), text);
    check(file + ", torn", torn(text, new Random(SEED)));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenariosAreLaidOutInOneWayToo(Path file) throws IOException {
    String name = file.getFileName().toString();
    String text = Files.readString(file);
    Random random = new Random(SEED);
    for (String written : List.of(text, tornWithin(text, random), tornWithin(text, random))) {
      String once = scenario(name, written);
      assertSameLines(name + ", formatted twice", scenario(name, once), once);
      assertThat(comments(once)).as(name).isEqualTo(comments(written));
      assertThat(scenarioTree(name, once)).as(name).isEqualTo(scenarioTree(name, written));
    }
  }

  /** Other spaces, further comments and blank lines; indents tell where a block was not closed. */
  private static String tornWithin(String text, Random random) {
    StringBuilder torn = new StringBuilder();
    String indent = " ".repeat(random.nextInt(6));
    for (String line : text.lines().toList()) {
      torn.append(indent).append(line.replace(" {", random.nextBoolean() ? " {" : "   {"));
      torn.append(random.nextInt(8) > 0 ? "" : "  # note " + random.nextInt(100));
      torn.append("\n".repeat(1 + random.nextInt(2)));
    }
    return torn.toString();
  }

  @Test
  void aScenarioOnOneLineIsTornApart() {
    String text =
        "scenario s \"S\" extends p version 1 { fraud { cut = 5 } credit { # why\n"
            + "cutoff[a,-]=625 reason C \"R\" told rule T1 \"T\" defer 30d reason C on unknown"
            + " skip\n"
            + "when a > 1 and\n"
            + "b < 2 cap = 3% input { x : int optional y : int optional } } }";
    assertThat(scenario("s.scenario", text))
        .isEqualTo(
            """
            scenario s "S" extends p version 1 {
              fraud {
                cut = 5
              }
              credit {  # why
                cutoff[a, -] = 625
                reason C "R" told
                rule T1 "T" defer 30d reason C on unknown skip
                  when a > 1 and
                  b < 2
                cap = 3%
                input { x: int optional  y: int optional }
              }
            }
            """);
  }

  @ParameterizedTest
  @MethodSource({"committed", "scenarios"})
  void everyCommittedPolicyAndScenarioIsLaidOut(Path file) throws IOException {
    String text = Files.readString(file);
    PolicySource source = PolicySource.of(file.getFileName().toString(), text);
    Diagnostics diagnostics = new Diagnostics();
    String laidOut = PolicyFormatter.format(source, diagnostics).orElseThrow();
    assertSameLines(file + ", run ./verdict fmt on its folder", laidOut, text);
  }

  private static String scenario(String name, String text) {
    Diagnostics diagnostics = new Diagnostics();
    return PolicyFormatter.format(PolicySource.of(name, text), diagnostics)
        .orElseThrow(() -> new AssertionError(name + ": " + diagnostics.sorted() + "\n" + text));
  }

  private static String scenarioTree(String name, String text) {
    return TreesWithoutPlaces.of(
        ScenarioParser.parse(PolicySource.of(name, text), new Diagnostics()));
  }

  private static String check(String name, String text) {
    String once = format(name, text);
    assertSameLines(name + ", formatted twice", format(name, once), once);
    assertThat(tree(once).equals(tree(text))).as(name + ", same tree").isTrue();
    assertThat(comments(once)).as(name).isEqualTo(comments(text));
    return once;
  }

  private static void assertSameLines(String name, String actual, String expected) {
    List<String> left = actual.lines().toList();
    List<String> right = expected.lines().toList();
    int same = 0;
    while (same < Math.min(left.size(), right.size()) && left.get(same).equals(right.get(same))) {
      same++;
    }
    List<String> found = left.subList(same, Math.min(left.size(), same + 4));
    List<String> wanted = right.subList(same, Math.min(right.size(), same + 4));
    assertThat(found).as(name + ", line " + (same + 1)).isEqualTo(wanted);
  }

  private static String format(String name, String text) {
    Diagnostics diagnostics = new Diagnostics();
    PolicySource source = PolicySource.of("p.policy", text);
    return PolicyFormatter.format(source, diagnostics)
        .orElseThrow(() -> new AssertionError(name + ": " + diagnostics.sorted() + "\n" + text));
  }

  private static String tree(String text) {
    return TreesWithoutPlaces.of(
        PolicyParser.parse(PolicySource.of("p.policy", text), new Diagnostics()));
  }

  private static List<String> comments(String text) {
    return Lexemes.of(PolicySource.of("p.policy", text)).stream()
        .filter(Lexeme::isComment)
        .map(lexeme -> lexeme.raw)
        .toList();
  }

  /** The same words with other white space between them and comments in any place. */
  private static String torn(String text, Random random) {
    StringBuilder torn = new StringBuilder();
    Lexeme before = null;
    for (Lexeme lexeme : Lexemes.of(PolicySource.of("p.policy", text))) {
      torn.append(gap(before, lexeme, random)).append(lexeme.raw);
      before = lexeme;
    }
    return torn.append(random.nextBoolean() ? "" : " \n\n").toString();
  }

  private static String gap(Lexeme before, Lexeme lexeme, Random random) {
    if (before == null) {
      return "";
    }
    boolean isAmount = before.isNumber() && lexeme.is(TokenKind.NAME);
    boolean isZone = !lexeme.isApart;
    if (before.isComment()) {
      return "\n".repeat(1 + random.nextInt(3)) + " ".repeat(random.nextInt(9));
    }
    if (isAmount || isZone) {
      return lexeme.isApart ? " " : "";
    }
    return switch (random.nextInt(12)) {
      case 0 -> "\n".repeat(1 + random.nextInt(3)) + " ".repeat(random.nextInt(9));
      case 1 -> random.nextInt(4) > 0 ? " " : "  # note " + random.nextInt(100) + "\n";
      case 2 -> "\t ";
      default -> " ";
    };
  }

  static Stream<Path> committed() {
    return files(".policy");
  }

  static Stream<Path> scenarios() {
    return files(".scenario");
  }

  private static Stream<Path> files(String suffix) {
    Path root = Path.of(System.getProperty("verdict.root", ".."));
    try (Stream<Path> files = Files.walk(root.resolve("src-test-data"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
