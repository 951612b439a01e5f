package io.verdict.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.CutOffs;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.stats.Rate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser; skipped where no chromium is installed. */
class HtmlReportBrowserTest {

  @TempDir private static Path folder;

  private static Chromium browser;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(Chromium.isInstalled(), "skipped: no chromium on the PATH");
    Path file = folder.resolve("report.html");
    HtmlReport.write(SampleReport.model(), file);
    browser = Chromium.start(folder.resolve("profile"));
    browser.open(file.toUri());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void loadsWithoutANetworkAndWithoutAComplaint() {
    assertThat(browser.events("Network.requestWillBeSent"))
        .allMatch(
            event ->
                event.path("params").path("request").path("url").asString("").startsWith("file:"));
    assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
    assertThat(browser.events("Log.entryAdded")).isEmpty();
    assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
  }

  @Test
  void everyPartAndPlotIsDrawn() throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('main > section').length"))
        .isEqualTo(Integer.toString(Part.values().length + 1));
    assertThat(
            browser.evaluate(
                "Array.from(document.querySelectorAll('svg.plot'))"
                    + ".filter(s => s.getBoundingClientRect().height < 40).length"))
        .isEqualTo("0");
  }

  @Test
  void noPlotTextLeavesThePage() throws Exception {
    assertThat(
            browser.evaluate(
                "Array.from(document.querySelectorAll('svg.plot text')).filter(t => {"
                    + "const b = t.getBoundingClientRect();"
                    + "const s = t.closest('svg').getBoundingClientRect();"
                    + "return b.width > 0 && (b.left < s.left - 2 || b.right > s.right + 24);"
                    + "}).map(t => t.closest('figure').id + ': ' + t.textContent).join('; ')"))
        .isEmpty();
  }

  @Test
  void aFilterSumsTheSelectedSegmentsAndTheirInterval() throws Exception {
    browser.evaluate(
        "(() => { const f = document.querySelectorAll('#funnel-explorer select.filter');"
            + "f[1].value = '2'; f[1].dispatchEvent(new Event('change')); })()");
    long n = 0;
    long approved = 0;
    for (SegmentCube.Combination cell : SampleReport.cube().cells()) {
      if (cell.segments().get(1) == 2) {
        n += cell.counts().get(0);
        approved += cell.counts().get(2);
      }
    }
    Cell rate = Cell.rate(new Rate(approved, n), NumberStyle.PERCENT_1);
    assertThat(total(1)).isEqualTo(Cell.count(n).text().en());
    assertThat(total(5)).isEqualTo(rate.text().en() + " " + rate.detail().en());
    browser.evaluate("document.querySelector('#funnel-explorer .reset').click()");
    assertThat(total(1)).isNotEqualTo(Cell.count(n).text().en());
  }

  private static String total(int column) throws Exception {
    return browser.evaluate(
        "document.querySelector('#funnel-explorer tr.total').cells["
            + column
            + "].textContent.trim()");
  }

  @Test
  void theScriptGivesWhatThePageShowedWithoutIt() throws Exception {
    String shown = "document.querySelector('#funnel-explorer tbody').textContent";
    String before = browser.evaluate(shown);
    browser.evaluate(
        "document.querySelector('#funnel-explorer select.by').dispatchEvent(new Event('change'))");
    assertThat(browser.evaluate(shown).replaceAll("\\s", ""))
        .isEqualTo(before.replaceAll("\\s", ""));
  }

  @Test
  void theSliderShowsTheRowOfItsCutOff() throws Exception {
    browser.evaluate(
        "(() => { const s = document.querySelector('#cut-offs input'); s.value = '2';"
            + "s.dispatchEvent(new Event('input')); })()");
    CutOffs.Row row = SampleRisk.cutOffs().rows().get(2);
    assertThat(figure(0)).isEqualTo("610");
    assertThat(figure(1)).isEqualTo(NumberStyle.PERCENT_1.format(row.approved().value()));
    assertThat(figure(3)).isEqualTo(NumberStyle.PERCENT_2.format(row.bad().value()));
  }

  private static String figure(int index) throws Exception {
    return browser.evaluate(
        "document.querySelectorAll('#cut-offs .figures .value')[" + index + "].textContent.trim()");
  }

  @Test
  void aHeadingSortsItsTable() throws Exception {
    browser.evaluate("document.querySelectorAll('#rules-table thead button')[7].click()");
    String values =
        browser.evaluate(
            "Array.from(document.querySelectorAll('#rules-table tbody tr'))"
                + ".map(r => Number(r.cells[7].dataset.value))"
                + ".every((v, i, a) => i === 0 || a[i - 1] >= v)");
    assertThat(values).isEqualTo("true");
  }

  @Test
  void languageAndThemeSwitchTheWholePage() throws Exception {
    browser.evaluate("document.querySelector('[data-set-lang=zh]').click()");
    assertThat(browser.evaluate("document.querySelector('h1').innerText")).contains("消费贷款");
    assertThat(browser.evaluate("document.querySelector('select.by').options[0].text"))
        .isEqualTo("渠道");
    String light = background("light");
    assertThat(background("dark")).isNotEqualTo(light);
    browser.evaluate("document.querySelector('[data-set-lang=en]').click()");
    assertThat(browser.evaluate("document.querySelector('h1').innerText")).doesNotContain("消费");
  }

  private static String background(String theme) throws Exception {
    browser.evaluate("document.querySelector('[data-set-theme=" + theme + "]').click()");
    return browser.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
