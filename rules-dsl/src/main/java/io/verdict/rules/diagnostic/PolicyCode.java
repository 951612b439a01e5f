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
 * declarations, V50xx intervals, V60xx levels, V70xx suspicions, V75xx personal data, V80xx tests,
 * V90xx files.
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
  TABLE_WITHOUT_COLUMNS("V1112"),

  TEXT_TOO_LARGE("V1901"),
  NESTING_TOO_DEEP("V1902"),
  NAME_TOO_LONG("V1903"),
  TOO_MANY_RULES("V1904"),
  NUMBER_TOO_LONG("V1905"),
  QUOTE_TOO_LONG("V1906"),
  TOO_MANY_CELLS("V1907"),

  UNKNOWN_NAME("V2001"),
  DECLARED_TWICE("V2002"),
  UNKNOWN_REASON("V2003"),
  UNKNOWN_LIST("V2004"),
  UNKNOWN_EVENT("V2005"),
  UNKNOWN_EVENT_FIELD("V2006"),
  UNKNOWN_FUNCTION("V2007"),
  ARGUMENT_COUNT("V2008"),
  UNKNOWN_VALUE("V2009"),
  UNKNOWN_STATE("V2010"),
  UNKNOWN_RULE("V2011"),
  UNKNOWN_SCORECARD("V2012"),
  UNKNOWN_RESULT("V2021"),
  UNKNOWN_PARAM("V2022"),
  UNKNOWN_BASE("V2023"),
  NO_SUCH_STAGE("V2024"),

  TYPE_MISMATCH("V3001"),
  CURRENCY_MISMATCH("V3002"),
  CONSTANT_TYPE("V3003"),
  CONSTANT_TOO_FINE("V3004"),
  CONSTANT_TOO_LARGE("V3005"),
  NOT_ORDERED("V3006"),
  NOT_A_NUMBER("V3007"),
  ROUNDING_REQUIRED("V3008"),
  QUOTIENT_NOT_ROUNDED("V3009"),
  NOT_A_CONDITION("V3010"),
  DERIVED_TYPE("V3011"),
  KEY_CONSTANT("V3012"),
  CODES_COMPARED("V3013"),
  SCALE_TOO_FINE("V3014"),
  SET_MISUSED("V3015"),
  ARGUMENT_TYPE("V3016"),
  LIST_TYPE("V3017"),
  CURRENCY_MISSING("V3018"),
  DIVISION_BY_ZERO("V3019"),
  WINDOW_TYPE("V3020"),
  PATTERN_NOT_ALLOWED("V3021"),
  CONSTANT_IS_SPECIAL("V3022"),
  GRAPH_KEY("V3040"),

  ON_UNKNOWN_REQUIRED("V4001"),
  OUTCOME_OF_STAGE("V4002"),
  DECLARATION_OF_STAGE("V4003"),
  HEADER_MISSING("V4004"),
  HEADERS_DIFFER("V4005"),
  WINDOW_LENGTH("V4006"),
  WINDOW_FILTER("V4007"),
  SPECIAL_TYPE("V4008"),
  PARAM_KEYS("V4009"),
  OPEN_HOURS("V4010"),
  TABLE_OUTPUT("V4011"),
  POINTS_TOO_FINE("V4012"),
  SHARES_REQUIRED("V4013"),
  SCALING("V4014"),
  TYPE_TOO_LARGE("V4015"),
  DELAY_LENGTH("V4021"),
  NOT_ADJUSTABLE("V4022"),
  STEP_NOT_POSITIVE("V4023"),
  CORRIDOR_WITHOUT_DIRECTION("V4024"),
  CORRIDOR_SIGN("V4025"),
  LEGAL_CORRIDOR("V4026"),
  PARAM_FIXED("V4027"),
  CORRIDOR_LEFT("V4028"),
  SCENARIO_DECLARATION("V4029"),
  SCENARIO_LOOSENS("V4030"),
  TOO_MANY_LINKS("V4040"),

  INTERVAL_EMPTY("V5001"),
  BIN_GAP("V5002"),
  BIN_OVERLAP("V5003"),
  BIN_STATE("V5004"),
  TABLE_GAP("V5005"),
  TABLE_OVERLAP("V5006"),
  BAND_OVERLAP("V5007"),
  TABLE_TOO_COMPLEX("V5008"),

  LEVEL_CYCLE("V6001"),

  UNUSED_INPUT("V7001", Severity.WARNING),
  DEAD_RULE("V7002", Severity.WARNING),
  DEAD_ROW("V7003", Severity.WARNING),
  REASON_MISSING("V7004", Severity.WARNING),
  UNUSED_DECLARATION("V7005", Severity.WARNING),
  NEVER_TRUE("V7006", Severity.WARNING),
  NEVER_FALSE("V7007", Severity.WARNING),
  RULE_ALWAYS("V7008", Severity.WARNING),
  RULE_IMPLIED("V7009", Severity.WARNING),
  RULE_REPEATED("V7010", Severity.WARNING),
  RULES_EXCLUDE_ALL("V7011", Severity.WARNING),
  RULE_SHADOWED("V7012", Severity.WARNING),
  STAGE_UNREACHABLE("V7013", Severity.WARNING),
  PART_IMPLIED("V7014", Severity.WARNING),
  ALTERNATIVE_IMPLIED("V7015", Severity.WARNING),
  BAND_UNREACHABLE("V7016", Severity.WARNING),
  ROW_EMPTY("V7017", Severity.WARNING),
  RATE_WITHOUT_PERCENT("V7018", Severity.WARNING),
  DEFAULT_IDLE("V7019", Severity.WARNING),
  SCORE_IDLE("V7020", Severity.WARNING),
  RESULT_NEVER_SET("V7021", Severity.WARNING),

  PERSONAL_PURPOSE("V7501"),
  PERSONAL_IN_TEXT("V7502"),
  PERSONAL_TOLD("V7503", Severity.WARNING),
  PERSONAL_CONSTANT("V7504", Severity.WARNING),
  PERSONAL_IN_CREDIT("V7505", Severity.WARNING),

  TEST_VALUE("V8001"),
  TEST_EMPTY("V8002"),

  FILE_UNREADABLE("V9001"),
  FILE_NOT_UTF8("V9002"),
  FILE_TOO_LARGE("V9003"),
  NO_POLICY("V9004"),
  TABLE_COLUMNS("V9005"),
  TOO_MANY_FILES("V9006");

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
