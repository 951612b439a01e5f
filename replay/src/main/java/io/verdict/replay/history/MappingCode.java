package io.verdict.replay.history;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.DiagnosticCode;
import io.verdict.engine.diagnostic.MessageCatalogue;
import io.verdict.engine.diagnostic.Severity;
import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Locale;

/**
 * Every kind of mistake of a column mapping: V910x its text, V915x how it fits policy and data.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public enum MappingCode implements DiagnosticCode {
  UNREADABLE("V9101"),
  UNCLOSED_TEXT("V9102"),
  UNKNOWN_STATEMENT("V9103"),
  UNEXPECTED("V9104"),
  STATEMENT_TWICE("V9105"),
  SEPARATOR("V9106"),
  COLUMN_TWICE("V9107"),
  FIELD_TWICE("V9108"),
  VALUE_TWICE("V9109"),
  TIME_PATTERN("V9110"),
  CUT_EDGE("V9120"),

  UNKNOWN_COLUMN("V9151"),
  UNKNOWN_FIELD("V9152"),
  FIELD_WITHOUT_COLUMN("V9153"),
  PATTERN_NOT_FOR_TYPE("V9154"),
  VALUE_NOT_OF_TYPE("V9155"),
  HEADER_TWICE("V9156"),
  COMPUTED_FIELD("V9157");

  private static final MessageCatalogue ENGLISH = load(Locale.ENGLISH);
  private static final MessageCatalogue CHINESE = load(Locale.CHINESE);

  private final String id;

  MappingCode(String id) {
    this.id = id;
  }

  /**
   * A mistake of this kind. What stands in a mapping is shown as it stands: an empty name as a pair
   * of quotes, and never taken for a term of the catalogue.
   */
  Diagnostic at(SourceSpan span, String... arguments) {
    String[] shown = arguments.clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] = shown[i].startsWith("@") ? " " + shown[i] : shown[i];
    }
    if (shown.length > 0 && shown[0].isEmpty()) {
      shown[0] = "\"\"";
    }
    return Diagnostic.at(span, this, shown);
  }

  private static MessageCatalogue load(Locale locale) {
    return MessageCatalogue.load(MappingCode.class, "messages", locale);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public MessageCatalogue catalogue(Locale locale) {
    return MessageCatalogue.isChinese(locale) ? CHINESE : ENGLISH;
  }
}
