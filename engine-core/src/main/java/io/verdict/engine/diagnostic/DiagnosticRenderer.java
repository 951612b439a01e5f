package io.verdict.engine.diagnostic;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The renderer of diagnostics as text for a terminal or a log, in English or Chinese.
 *
 * <pre>
 * loan.policy:14:8: error V2001: `device.idd` is not declared
 *    14 |   when device.idd == true
 *       |        ^^^^^^^^^^
 *   hint: did you mean `device.id`?
 * </pre>
 *
 * <p><b>Thread safety</b>: immutable; as safe as its source of lines.
 */
public final class DiagnosticRenderer {

  /** Code points of a source line that are shown; longer lines are cut around the caret. */
  private static final int MAX_LINE_SHOWN = 120;

  private static final String ELLIPSIS = "…";

  private final Locale locale;
  private final SourceLines lines;

  private DiagnosticRenderer(Locale locale, SourceLines lines) {
    this.locale = Objects.requireNonNull(locale, "locale");
    this.lines = Objects.requireNonNull(lines, "lines");
  }

  /** A renderer in the language of {@code locale}: Chinese, or else English. */
  public static DiagnosticRenderer of(Locale locale, SourceLines lines) {
    return new DiagnosticRenderer(locale, lines);
  }

  /** All kept diagnostics in order, and a last line that counts those left out. */
  public String render(Diagnostics diagnostics) {
    StringBuilder text = new StringBuilder();
    diagnostics.sorted().forEach(diagnostic -> text.append(render(diagnostic)));
    int dropped = diagnostics.droppedCount();
    if (dropped > 0) {
      boolean chinese = MessageCatalogue.isChinese(locale);
      text.append(chinese ? "另有 " + dropped + " 条未列出\n" : "and " + dropped + " more\n");
    }
    return text.toString();
  }

  /** One diagnostic, each of its lines ended by a line feed. */
  public String render(Diagnostic diagnostic) {
    MessageCatalogue catalogue = diagnostic.code().catalogue(locale);
    SourceSpan span = diagnostic.span();
    StringBuilder text = new StringBuilder();
    String severity = catalogue.term(diagnostic.severity() == Severity.ERROR ? "error" : "warning");
    text.append(SourceLines.printable(span.position())).append(": ").append(severity);
    text.append(' ').append(diagnostic.code().id()).append(": ");
    text.append(catalogue.message(diagnostic)).append('\n');
    excerpt(span).ifPresent(text::append);
    appendLine(text, catalogue.term("expected"), catalogue.expected(diagnostic));
    appendLine(text, catalogue.term("hint"), catalogue.hint(diagnostic));
    diagnostic
        .related()
        .ifPresent(
            related -> {
              String place = SourceLines.printable(related.span().position());
              String what = catalogue.term(related.term());
              appendLine(text, catalogue.term("see"), Optional.of(place + ": " + what));
              excerpt(related.span()).ifPresent(text::append);
            });
    return text.toString();
  }

  private static void appendLine(StringBuilder text, String label, Optional<String> line) {
    line.ifPresent(
        words -> text.append("  ").append(label).append(": ").append(words).append('\n'));
  }

  private Optional<String> excerpt(SourceSpan span) {
    return lines.line(span.file(), span.line()).map(line -> excerpt(span, line));
  }

  private static String excerpt(SourceSpan span, String line) {
    int[] points = SourceLines.printable(line).codePoints().toArray();
    int start = Math.min(span.column() - 1, points.length);
    int end = span.endLine() == span.line() ? span.endColumn() - 1 : points.length;
    end = Math.max(start + 1, Math.min(end, points.length));
    int from = points.length <= MAX_LINE_SHOWN ? 0 : Math.max(0, start - MAX_LINE_SHOWN / 2);
    int to = Math.min(points.length, from + MAX_LINE_SHOWN);
    String prefix = from > 0 ? ELLIPSIS : "";
    String shown =
        prefix + new String(points, from, to - from) + (to < points.length ? ELLIPSIS : "");
    String number = String.valueOf(span.line());
    StringBuilder text = new StringBuilder();
    text.append("  ").append(" ".repeat(Math.max(0, 4 - number.length()))).append(number);
    text.append(" | ").append(shown).append('\n');
    text.append(" ".repeat(2 + Math.max(4, number.length()))).append(" | ");
    text.append(" ".repeat(prefix.length()));
    for (int index = from; index < start; index++) {
      text.append(isWide(points[index]) ? "  " : " ");
    }
    for (int index = start; index < Math.max(start + 1, Math.min(end, to)); index++) {
      text.append(index < points.length && isWide(points[index]) ? "^^" : "^");
    }
    return text.append('\n').toString();
  }

  /**
   * Whether terminals give the code point two columns: the East Asian wide and full-width blocks.
   */
  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0xA4CF)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE4F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1FAFF);
  }
}
