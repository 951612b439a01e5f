package io.verdict.rules.imports;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;

/**
 * Why a model's file is refused, and where.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class ImportFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_ELEMENT_CHARS = 120;

  /** What is wrong. */
  public enum Kind {
    /** Not the format that it claims, or a part that is missing or does not fit. */
    MALFORMED,
    /** Sound, but with a part that has no equal here. */
    UNSUPPORTED,
    /** More of something than is read. */
    TOO_LARGE
  }

  private final Kind kind;
  private final int line;
  private final int column;
  private final String element;
  private final long limit;

  private ImportFailure(Kind kind, Place place, String element, long limit) {
    super(kind + " at line " + place.line() + ": " + element, null, false, false);
    this.kind = kind;
    this.line = Math.max(1, place.line());
    this.column = Math.max(1, place.column());
    this.element = plain(element);
    this.limit = limit;
  }

  /** Not the format that it claims, or a part that is missing or does not fit. */
  public static ImportFailure malformed(int line, String element) {
    return malformed(new Place(line, 1), element);
  }

  static ImportFailure malformed(Place place, String element) {
    return new ImportFailure(Kind.MALFORMED, place, element, 0);
  }

  /** A part that has no equal here. */
  public static ImportFailure unsupported(int line, String element) {
    return unsupported(new Place(line, 1), element);
  }

  static ImportFailure unsupported(Place place, String element) {
    return new ImportFailure(Kind.UNSUPPORTED, place, element, 0);
  }

  static ImportFailure tooLarge(int line, String element, long limit) {
    return tooLarge(new Place(line, 1), element, limit);
  }

  static ImportFailure tooLarge(Place place, String element, long limit) {
    return new ImportFailure(Kind.TOO_LARGE, place, element, limit);
  }

  /** One short line, whatever the file says. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(MAX_ELEMENT_CHARS)
        .map(c -> Character.isLetterOrDigit(c) || (c >= ' ' && c < 127) ? c : '?')
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** The same as a mistake of the policy language, with its stable code, at a file's place. */
  public Diagnostic diagnostic(String file) {
    SourceSpan span = new SourceSpan(file, line, column, line, column);
    return switch (kind) {
      case MALFORMED -> Diagnostic.at(span, PolicyCode.MODEL_MALFORMED, element);
      case UNSUPPORTED -> Diagnostic.at(span, PolicyCode.MODEL_UNSUPPORTED, element);
      case TOO_LARGE ->
          Diagnostic.at(span, PolicyCode.MODEL_TOO_LARGE, element, String.valueOf(limit));
    };
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The line of the file, from 1. */
  public int line() {
    return line;
  }

  /** The column of the line, from 1; 1 where a format knows lines alone. */
  public int column() {
    return column;
  }

  /** The part of the file, such as {@code tree 12, node 3}. */
  public String element() {
    return element;
  }

  /** The most that is read, of a file that has more; else 0. */
  public long limit() {
    return limit;
  }
}
