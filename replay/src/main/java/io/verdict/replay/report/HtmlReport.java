package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.ReportModel;
import io.verdict.replay.report.model.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a report model as one HTML file that opens without network.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the whole page in memory.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /**
   * Writes the report; the file appears under its name only when it is whole.
   *
   * @param model what to show
   * @param file where to; an older report there is replaced
   * @throws IOException if the folder cannot be written; no half-written file stays behind
   */
  public static void write(ReportModel model, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new IOException(
          "cannot write the report to " + file + ", it is a folder\nMaybe name a file in it.");
    }
    Path draft = folder.resolve("." + absolute.getFileName() + ".part");
    try {
      Files.write(draft, render(model).getBytes(StandardCharsets.UTF_8));
      Files.move(
          draft, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Returns the report as HTML that is also well-formed XML after its first line. */
  public static String render(ReportModel model) {
    Element html =
        Element.of("html")
            .attr("lang", "en")
            .attr("data-lang", "en")
            .attr("data-theme", "auto")
            .add(PageHead.of(model.cover().title()))
            .add(body(model));
    return "<!DOCTYPE html>\n" + html.toMarkup() + "\n";
  }

  private static Element body(ReportModel model) {
    Element main = Element.of("main").attr("id", "content").add(CoverView.of(model.cover()));
    int number = 1;
    for (Section section : model.sections()) {
      main.add(SectionView.of(section, number++));
    }
    main.add(Element.of("footer").add(Words.of("p", "footer.note")));
    return Element.of("body")
        .add(Words.of("a", "page.skip").attr("class", "skip").attr("href", "#content"))
        .add(PageHead.patterns())
        .add(Navigation.of(model))
        .add(main)
        .add(PageHead.script());
  }
}
