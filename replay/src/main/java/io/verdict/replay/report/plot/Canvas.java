package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Coordinates;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.Text;
import java.util.List;
import java.util.Locale;

/** An SVG under construction: shapes with classes, texts in both languages. */
final class Canvas {

  static final double WIDE = 880;
  static final double HALF = 430;

  private final Element svg;

  Canvas(Frame frame, double height) {
    double width = width(frame);
    svg =
        Element.of("svg", frame.half() ? "plot half" : "plot")
            .attr("viewBox", "0 0 " + Coordinates.format(width) + " " + Coordinates.format(height))
            .attr("role", "img")
            .attr("aria-labelledby", frame.id() + "-title");
  }

  static double width(Frame frame) {
    return frame.half() ? HALF : WIDE;
  }

  static String ink(String prefix, Ink ink) {
    return prefix + " " + ink.name().toLowerCase(Locale.ROOT);
  }

  /** Gives a shape the text that shows when the pointer rests on it. */
  static void tip(Element shape, Text name, String value) {
    String both = name.isSame() ? name.en() : name.en() + " / " + name.zh();
    shape.add(Element.of("title").text(both.isEmpty() ? value : both + ": " + value));
  }

  Element svg() {
    return svg;
  }

  Element line(double x1, double y1, double x2, double y2, String classes) {
    return shape("line", classes).attr("x1", x1).attr("y1", y1).attr("x2", x2).attr("y2", y2);
  }

  Element rect(double x, double y, double width, double height, String classes) {
    return shape("rect", classes)
        .attr("x", x)
        .attr("y", y)
        .attr("width", Math.max(0, width))
        .attr("height", Math.max(0, height));
  }

  Element circle(double x, double y, double radius, String classes) {
    return shape("circle", classes).attr("cx", x).attr("cy", y).attr("r", radius);
  }

  Element path(PathData data, String classes) {
    return shape("path", classes).attr("d", data.toString());
  }

  void text(Text text, double x, double y, Anchor anchor) {
    text(text, x, y, anchor, "");
  }

  void text(Text text, double x, double y, Anchor anchor, String classes) {
    for (Element one : texts(text, anchor, classes)) {
      svg.add(one.attr("x", x).attr("y", y));
    }
  }

  /** Adds a text turned by a quarter, read from below, centred at the point. */
  void upright(Text text, double x, double y) {
    Element group =
        Element.of("g")
            .attr(
                "transform",
                "translate("
                    + Coordinates.format(x)
                    + " "
                    + Coordinates.format(y)
                    + ") rotate(-90)");
    svg.add(group.addAll(texts(text, Anchor.MIDDLE, "axis-label")));
  }

  private static List<Element> texts(Text text, Anchor anchor, String classes) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (text.isSame()) {
      return List.of(textElement(text.en(), anchor, classes));
    }
    return List.of(
        textElement(text.en(), anchor, (classes + " en").strip()),
        textElement(text.zh(), anchor, (classes + " zh").strip()));
  }

  private static Element textElement(String text, Anchor anchor, String classes) {
    Element element = Element.of("text");
    if (!classes.isEmpty()) {
      element.attr("class", classes);
    }
    if (anchor != Anchor.START) {
      element.attr("text-anchor", anchor == Anchor.MIDDLE ? "middle" : "end");
    }
    return element.text(text);
  }

  private Element shape(String tag, String classes) {
    Element shape = Element.of(tag, classes);
    svg.add(shape);
    return shape;
  }

  /** Where a text is held. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
