package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.verdict.replay.report.Chromium;
import io.verdict.replay.report.model.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The main job of the README, the whole way through. */
class ReplayConsumerLoanTest {
  @TempDir private static Path temporary;

  private static Path one;
  private static Path four;
  private static Path again;
  private static CommandRun run;
  private static JsonNode metrics;
  private static String report;

  @BeforeAll
  static void replayThreeTimes() throws IOException {
    one = temporary.resolve("one");
    four = temporary.resolve("four");
    again = temporary.resolve("again");
    assertThat(replay(one, 1).err()).isEmpty();
    run = replay(four, 4);
    assertThat(replay(again, 4).status()).isZero();
    metrics = Metrics.in(four);
    report = Files.readString(four.resolve("report.html"));
  }

  private static CommandRun replay(Path out, int threads) {
    Path folder = CommandRun.policy("consumer-loan");
    return CommandRun.of("replay", folder, "--out", out, "--threads", threads);
  }

  @ParameterizedTest
  @ValueSource(strings = {"decisions.csv", "placements.csv", "in_loan.csv", "rejects.csv"})
  void theFilesAreTheSameWithOneAndFourThreadsAndInASecondRun(String file) {
    assertThat(four.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    assertThat(again.resolve(file)).hasSameBinaryContentAs(four.resolve(file));
  }

  @Test
  void theDecisionsFileHasARowForEachApplication() throws IOException {
    int rows = Files.readAllLines(four.resolve("decisions.csv")).size() - 1;
    assertThat(rows).isEqualTo(metrics.get("applications").asInt()).isGreaterThanOrEqualTo(5_000);
  }

  @Test
  void theMetricsTellTheRatesAndTheSameHashEachTime() {
    for (String rate : Set.of("approvalRate", "autoDecisionRate", "matchSuccessRate")) {
      assertThat(metrics.get(rate).asDouble()).as(rate).isGreaterThan(0).isLessThanOrEqualTo(1);
    }
    for (String hash : Set.of("decisionsSha256", "placementsSha256", "inLoanSha256")) {
      assertThat(metrics.get(hash).asString()).as(hash).matches("[0-9a-f]{64}");
      assertThat(Metrics.in(one).get(hash)).as(hash).isEqualTo(metrics.get(hash));
      assertThat(Metrics.in(again).get(hash)).as(hash).isEqualTo(metrics.get(hash));
    }
  }

  @Test
  void eachOfTheFourThreadsDecidedItsShare() {
    JsonNode shares = metrics.get("decisionsPerThread");
    assertThat(shares).hasSize(4).allSatisfy(share -> assertThat(share.asLong()).isPositive());
    long sum = 0;
    for (JsonNode share : shares) {
      sum += share.asLong();
    }
    assertThat(sum).isEqualTo(metrics.get("applications").asLong());
    assertThat(Metrics.in(one).get("decisionsPerThread")).hasSize(1);
  }

  @Test
  void theJournalGivesTheSameDecisionsAndTheLedgerIsWhole() {
    assertThat(metrics.get("journalChecked")).isEqualTo(metrics.get("applications"));
    assertThat(metrics.get("journalDivergences").asLong()).isZero();
    assertThat(metrics.get("ledgerFaults").asLong()).isZero();
    assertThat(metrics.get("arithmeticFaults").asLong()).isZero();
  }

  @Test
  void fundersAndTheirProductsAreAsManyAsPromised() throws IOException {
    List<String> lines =
        Files.readAllLines(CommandRun.policy("consumer-loan").resolve("catalogue.csv"));
    int funder = List.of(lines.get(0).split(",", -1)).indexOf("funder");
    List<String> rows = lines.subList(1, lines.size());
    assertThat(rows).hasSizeGreaterThanOrEqualTo(400);
    assertThat(rows.stream().map(row -> row.split(",", -1)[funder]).distinct().count())
        .isGreaterThanOrEqualTo(100);
  }

  @Test
  void theReportNeedsNoNetworkAndShowsWhatWasAskedFor() {
    assertThat(report).doesNotContainPattern("(?i)https?:");
    assertThat(report).doesNotContainPattern("(?i)(src|href)=\"//");
    for (String section : Set.of("funnel", "discrimination", "rules", "reasons", "matching")) {
      int start = report.indexOf("<section id=\"" + section + "\"");
      assertThat(start).as(section).isPositive();
      String body = report.substring(start, report.indexOf("</section>", start));
      assertThat(body).as(section).contains("<svg", "<table");
    }
  }

  @Test
  void everyPartOfTheReportIsFilledButTheComparisonThatNobodyAskedFor() {
    for (Part part : Part.values()) {
      int start = report.indexOf("<section id=\"" + part.id() + "\"");
      String body = report.substring(start, report.indexOf("</section>", start));
      boolean isLeftOut = body.contains("Not available in this run");
      assertThat(isLeftOut).as(part.id()).isEqualTo(part == Part.SWAP_SET);
    }
  }

  @Test
  void aBrowserShowsTheReportWithoutANetworkAndItsFilterCountsAsTheMetricsDo() throws Exception {
    assumeTrue(Chromium.isInstalled(), "skipped: no chromium on the PATH; .ci/run installs it");
    try (Chromium browser = Chromium.start(temporary.resolve("profile"))) {
      browser.open(four.resolve("report.html").toUri());
      assertThat(browser.events("Network.requestWillBeSent"))
          .allMatch(
              e -> e.path("params").path("request").path("url").asString().startsWith("file:"));
      for (String complaint :
          Set.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")) {
        assertThat(browser.events(complaint)).as(complaint).isEmpty();
      }
      String parts = "document.querySelectorAll('main > section').length";
      assertThat(browser.evaluate(parts)).isEqualTo(Integer.toString(Part.values().length + 1));
      String flat =
          "Array.from(document.querySelectorAll('svg.plot'))"
              + ".filter(s => s.getBoundingClientRect().height < 40).map(s => s.parentNode.id)";
      assertThat(browser.evaluate(flat)).isEmpty();
      String total =
          "Number(document.querySelector('#segments tr.total').cells[1].textContent.replace(/,/g,"
              + " ''))";
      assertThat(browser.evaluate(total)).isEqualTo(metrics.get("applications").asString());
      String rows = "document.querySelectorAll('#segments tbody tr:not(.total)')";
      long sum = 0;
      int channels = Integer.parseInt(browser.evaluate(rows + ".length"));
      assertThat(channels).isEqualTo(5);
      for (int channel = 0; channel < channels; channel++) {
        browser.evaluate(
            "(() => { const f = document.querySelector('#segments"
                + " select.filter[data-dimension=\"0\"]'); f.value = '"
                + channel
                + "'; f.dispatchEvent(new Event('change')); })()");
        sum += Long.parseLong(browser.evaluate(total));
      }
      assertThat(sum).isEqualTo(metrics.get("applications").asLong());
      browser.evaluate("document.querySelector('[data-set-lang=zh]').click()");
      String title = "document.querySelector('#fairness h2').innerText";
      assertThat(browser.evaluate(title)).contains("公平");
    }
  }

  @Test
  void theSummaryHasAtMostTenLinesAndNamesTheOutputFolder() {
    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).hasSizeLessThanOrEqualTo(10);
    assertThat(run.out().lines().reduce((first, last) -> last))
        .hasValueSatisfying(last -> assertThat(last).endsWith(four.toString()));
    assertThat(run.out()).contains(metrics.get("decisionsSha256").asString());
  }

  @Test
  void nothingKeepsATemporaryName() throws IOException {
    assertThat(CommandRun.filesIn(four))
        .contains("report.html", "metrics.json", "rejects.csv")
        .noneMatch(name -> name.endsWith(".unfinished") || name.endsWith(".tmp"));
  }

  @Test
  void explainTellsADecisionFromTheJournal() throws IOException {
    String row = Files.readAllLines(four.resolve("decisions.csv")).get(1);
    String id = row.substring(0, row.indexOf(','));
    CommandRun explained =
        CommandRun.of("explain", CommandRun.policy("consumer-loan"), id, "--out", four);
    assertThat(explained.status()).as(explained.err()).isZero();
    assertThat(explained.out()).isNotBlank();
    CommandRun unknown =
        CommandRun.of("explain", CommandRun.policy("consumer-loan"), "nobody", "--out", four);
    unknown.requireRefused();
  }
}
