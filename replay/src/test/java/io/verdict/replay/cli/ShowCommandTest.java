package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {
  private static final String POLICY =
      """
      policy credit "A <script>alert(1)</script> & title" version 2 effective 2026-12-01 zone UTC
      input { age : int required  util : rate optional special { -1: no_card } }
      reason C_AGE "Age \\"x\\"" zh "年龄" told
      param cutoff : int = 20 tightens up corridor -2
      scorecard card points 600 at odds 15:1 pdo 40 from best {
        util { no_card -> 10  (..50%) -> 20  [50%..) -> 5  missing -> 0 }
      }
      rule C1 "Too young" reject reason C_AGE on unknown review when age < 20 or age in [61..99]
      rule C2 score 10 when card < cutoff
      total risk of scores { [10..) -> review }
      test "young" { given { age 19 } expect { outcome reject } }
      """;

  @TempDir Path temporary;

  private Path folder() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("small"));
    Files.writeString(folder.resolve("credit.policy"), POLICY);
    return folder;
  }

  @Test
  void printsAPolicyInPlainWords() throws IOException {
    Path folder = folder();
    CommandRun english = CommandRun.of("show", folder);
    assertThat(english.status()).as(english.err()).isZero();
    assertThat(english.out())
        .contains(
            "rule C1 \"Too young\": reject when age is below 20 or age is from 61 to 99\n",
            "tests: 1 of 1 pass");
    assertThat(CommandRun.of("show", folder, "--lang", "zh").out())
        .contains("规则 C1 \"Too young\"：拒绝，当 age 低于 20，或 age 为 61 至 99");
  }

  /** What a partner gets, line by line, each with where it comes from. */
  @Test
  void printsEveryScenarioOfTheDefaultPolicy() throws IOException {
    Path folder = CommandRun.policy("consumer-loan");
    try (Stream<Path> files = Files.list(folder.resolve("scenarios"))) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName()).replace(".scenario", "");
        CommandRun run = CommandRun.of("show", folder, "--scenario", name);
        assertThat(run.status()).as(name + run.err()).isZero();
        assertThat(run.out()).as(name).contains(name + ".scenario", "credit.policy");
      }
    }
  }

  @Test
  void writesOnePageThatIsWholeAndHarmless() throws Exception {
    Path page = temporary.resolve("small.html");
    CommandRun run = CommandRun.of("show", folder(), "--out", page);
    assertThat(run.status()).as(run.err()).isZero();
    String html = Files.readString(page);
    requireWellFormed(html);
    assertThat(html)
        .contains(
            "age is below 20 or age is from 61 to 99",
            "age 低于 20，或 age 为 61 至 99",
            "age &lt; 20 or age in [61..99]",
            "600 points at odds of 15:1",
            "as expected",
            "A &lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", "http://www.w3.org/2000", "src=");
  }

  @Test
  void showsWhoDecidesAndEachPolicyOnTrial() throws Exception {
    Path folder = new FlowCase(temporary).folder;
    assertThat(CommandRun.of("show", folder).out())
        .contains(
            "flow loans by id_no {\n",
            "stage credit (credit, champion, 84.5 %): Credit, version 1",
            "stage credit (credit_d, shadow beside 50 %): Credit, version 4");
    Path page = temporary.resolve("flow.html");
    assertThat(CommandRun.of("show", folder, "--out", page).status()).isZero();
    String html = Files.readString(page);
    requireWellFormed(html);
    assertThat(html)
        .contains("credit_b: challenger, 12.5 %", "credit_b：挑战者，12.5 %", "id=\"credit-credit_c\"")
        .contains("C_SHADOW");
    assertThat(CommandRun.of("check", folder).out())
        .contains("flow loans by id_no\n", "  credit   challenger credit_b v2  12.5 %\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"consumer-loan", "german-credit", "taiwan-card-default", "card-fraud"})
  void everyShippedPolicyIsAWholePageWithAllItsRules(String name) throws Exception {
    Path page = temporary.resolve("page.html");
    CommandRun run = CommandRun.of("show", CommandRun.policy(name), "--out", page);
    assertThat(run.status()).as(run.err()).isZero();
    String html = Files.readString(page);
    requireWellFormed(html);
    try (var files = Files.list(CommandRun.policy(name))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".policy")).toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> line.startsWith("rule ") || line.startsWith("product "))
            .forEach(line -> assertThat(html).contains("<strong>" + line.split(" ", -1)[1] + "<"));
      }
    }
  }

  @Test
  void aPageThatCannotBeWrittenIsNamed() throws IOException {
    CommandRun run = CommandRun.of("show", folder(), "--out", temporary.resolve("no/where.html"));
    run.requireRefused();
    assertThat(run.err()).contains("cannot write", "where.html", "--out");
  }

  private static void requireWellFormed(String html) throws Exception {
    String xml = html.substring(html.indexOf('\n') + 1);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
