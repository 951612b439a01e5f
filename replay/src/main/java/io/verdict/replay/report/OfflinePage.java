package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A page with the report's look, languages and themes that opens without network: a side bar of
 * sections beside their content.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the whole page in memory.
 */
public final class OfflinePage {

  private OfflinePage() {}

  /**
   * A section and its name in the side bar.
   *
   * @param id its id, unique in the page
   * @param name its name
   * @param content the section; its heading is its own
   */
  public record Part(String id, Text name, Element content) {}

  /** Returns an element with the text in both languages, of which the page shows one. */
  public static Element words(String tag, Text text) {
    return Words.of(tag, text);
  }

  /** Appends the text in both languages to an element. */
  public static Element addWords(Element parent, Text text) {
    return Words.add(parent, text);
  }

  /** Returns the page as HTML that is also well-formed XML after its first line. */
  public static String render(Text title, List<Part> parts) {
    Element main = Element.of("main").attr("id", "content");
    Element list = Element.of("ol");
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      main.add(part.content().attr("id", part.id()));
      list.add(
          Element.of("li")
              .add(
                  Element.of("a")
                      .attr("href", "#" + part.id())
                      .add(Element.of("span", "number").text(Integer.toString(i)))
                      .add(Words.of("span", part.name()))));
    }
    Element side =
        Element.of("nav", "side")
            .attr("aria-label", "Contents / 目录")
            .add(Element.of("p", "brand").text("Verdict"))
            .add(Navigation.switches())
            .add(list);
    Element body =
        Element.of("body")
            .add(Words.of("a", "page.skip").attr("class", "skip").attr("href", "#content"))
            .add(side)
            .add(main)
            .add(PageHead.script());
    Element html =
        Element.of("html")
            .attr("lang", "en")
            .attr("data-lang", "en")
            .attr("data-theme", "auto")
            .add(PageHead.of(title))
            .add(body);
    return "<!DOCTYPE html>\n" + html.toMarkup() + "\n";
  }

  /**
   * Writes a page; the file appears under its name only when it is whole.
   *
   * @throws IOException if the folder cannot be written; no half-written file stays behind
   */
  public static void write(String page, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path draft = absolute.resolveSibling("." + absolute.getFileName() + ".part");
    try {
      Files.write(draft, page.getBytes(StandardCharsets.UTF_8));
      Files.move(
          draft, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
