package io.verdict.rules.diagnostic;

import io.verdict.engine.diagnostic.DiagnosticCode;
import io.verdict.engine.diagnostic.MessageCatalogue;
import io.verdict.engine.diagnostic.Severity;
import java.util.Locale;

/**
 * Every kind of mistake that compiling a policy can find. Codes are stable: a code is never given
 * to another mistake.
 *
 * <p>V10xx characters, V11xx grammar, V19xx limits, V20xx names, V30xx types, V40xx rules and
 * declarations, V50xx intervals, V60xx levels, V70xx suspicions, V80xx tests, V90xx files.
 */
public enum PolicyCode implements DiagnosticCode {
  UNEXPECTED_CHARACTER("V1001"),
  FULL_WIDTH_CHARACTER("V1002"),
  UNTERMINATED_TEXT("V1003"),
  MALFORMED_NUMBER("V1004"),
  MALFORMED_TIME("V1005"),
  WORD_FOR_SYMBOL("V1006"),
  UNKNOWN_ESCAPE("V1007"),

  UNEXPECTED_TOKEN("V1101"),
  UNKNOWN_DECLARATION("V1102"),
  UNCLOSED_BLOCK("V1103"),
  HEADER_MISPLACED("V1104"),
  INTERVAL_BRACKETS("V1105"),
  CHAINED_COMPARISON("V1106"),
  ASSIGNMENT_IN_CONDITION("V1107"),
  UNKNOWN_WORD("V1108"),
  UNKNOWN_ZONE("V1109"),
  CLAUSE_TWICE("V1110"),
  NUMBER_OUT_OF_RANGE("V1111"),

  TEXT_TOO_LARGE("V1901"),
  NESTING_TOO_DEEP("V1902"),
  NAME_TOO_LONG("V1903"),
  TOO_MANY_RULES("V1904"),
  NUMBER_TOO_LONG("V1905"),
  QUOTE_TOO_LONG("V1906"),
  TOO_MANY_CELLS("V1907");

  private static final MessageCatalogue ENGLISH = load(Locale.ENGLISH);
  private static final MessageCatalogue CHINESE = load(Locale.CHINESE);

  private final String id;
  private final Severity severity;

  PolicyCode(String id) {
    this(id, Severity.ERROR);
  }

  PolicyCode(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  private static MessageCatalogue load(Locale locale) {
    return MessageCatalogue.load(PolicyCode.class, "messages", locale);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public MessageCatalogue catalogue(Locale locale) {
    return MessageCatalogue.isChinese(locale) ? CHINESE : ENGLISH;
  }
}
