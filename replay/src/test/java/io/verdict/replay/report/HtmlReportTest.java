package io.verdict.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.replay.report.model.Part;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

  private static final String PAGE = HtmlReport.render(SampleReport.model());

  @Test
  void everyPartHasASectionInOrderAndALink() throws Exception {
    Document page = parse(PAGE);
    Set<String> ids = ids(page);
    int before = -1;
    for (Part part : Part.values()) {
      assertThat(ids).contains(part.id());
      assertThat(PAGE).contains("href=\"#" + part.id() + "\"");
      int at = PAGE.indexOf("<section id=\"" + part.id() + "\"");
      assertThat(at).isGreaterThan(before);
      before = at;
    }
  }

  @Test
  void aPartWithoutDataSaysWhy() {
    assertThat(PAGE).contains("Not available in this run, because no reviewer acted.");
    assertThat(PAGE).contains("本次运行无此内容，原因：没有人工审核。");
  }

  @Test
  void everyIdIsUniqueAndEveryLabelReferenceExists() throws Exception {
    Document page = parse(PAGE);
    Set<String> ids = ids(page);
    NodeList all = page.getElementsByTagName("svg");
    for (int i = 0; i < all.getLength(); i++) {
      String label = ((Element) all.item(i)).getAttribute("aria-labelledby");
      if (!label.isEmpty()) {
        assertThat(ids).contains(label);
      }
    }
  }

  @Test
  void everyPlotHasItsDataAsATableAndAsCsv() throws Exception {
    NodeList figures = parse(PAGE).getElementsByTagName("figure");
    assertThat(figures.getLength()).isGreaterThan(15);
    for (int i = 0; i < figures.getLength(); i++) {
      Element figure = (Element) figures.item(i);
      assertThat(figure.getElementsByTagName("svg").getLength()).isPositive();
      assertThat(figure.getElementsByTagName("details").getLength()).isEqualTo(1);
      Element link = (Element) figure.getElementsByTagName("a").item(0);
      assertThat(link.getAttribute("download")).isEqualTo(figure.getAttribute("id") + ".csv");
      assertThat(link.getAttribute("href")).startsWith("data:text/csv;charset=utf-8,");
    }
  }

  @Test
  void nothingIsFetchedFromAnywhere() {
    assertThat(PAGE).doesNotContain("http:").doesNotContain("https:").doesNotContain("//cdn");
    assertThat(PAGE).doesNotContain("@import").doesNotContain("src=").doesNotContain("<link");
    Matcher urls = Pattern.compile("url\\(([^)]*)\\)").matcher(PAGE);
    while (urls.find()) {
      assertThat(urls.group(1)).isEqualTo("#hatch");
    }
  }

  @Test
  void nothingNeedsAnInlineStyleOrHandlerThatThePolicyForbids() {
    assertThat(PAGE).doesNotContain(" style=").doesNotContainPattern(" on[a-z]+=\"");
  }

  @Test
  void thePolicyAdmitsExactlyTheScriptAndStyleInside() throws Exception {
    assertThat(PAGE).contains("default-src 'none'");
    assertThat(PAGE).contains("script-src 'sha256-" + hashOf("script") + "'");
    assertThat(PAGE).contains("style-src 'sha256-" + hashOf("style") + "'");
  }

  @Test
  void thePageNamesTheSyntheticPortfolioAndTheManifest() {
    assertThat(PAGE).contains("Synthetic portfolio: not evidence about real borrowers.");
    assertThat(PAGE).contains(SampleReport.HASH);
  }

  @Test
  void equalModelsGiveEqualBytesInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(HtmlReport.render(SampleReport.model())).isEqualTo(PAGE);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void writesTheWholeFileOrNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    HtmlReport.write(SampleReport.model(), file);
    assertThat(Files.readString(file)).isEqualTo(PAGE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThatThrownBy(() -> HtmlReport.write(SampleReport.model(), folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(
            () -> HtmlReport.write(SampleReport.model(), folder.resolve("missing/report.html")))
        .isInstanceOf(IOException.class);
  }

  private static Set<String> ids(Document page) {
    Set<String> ids = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      assertThat(id.isEmpty() || ids.add(id)).as("id %s", id).isTrue();
    }
    return ids;
  }

  private static String hashOf(String tag) throws Exception {
    int from = PAGE.indexOf("<" + tag + ">") + tag.length() + 2;
    String text = PAGE.substring(from, PAGE.indexOf("</" + tag + ">", from));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  static Document parse(String page) throws Exception {
    String xml = page.substring(page.indexOf('\n') + 1);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
