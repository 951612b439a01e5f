package io.verdict.rules.diagnostic;

import java.util.EnumSet;
import java.util.Set;

/** The codes that a small text alone cannot produce: limits, several files, folders. */
final class CodesBeyondOneText {

  static final Set<PolicyCode> ALL =
      Set.copyOf(
          EnumSet.of(
              PolicyCode.TEXT_TOO_LARGE,
              PolicyCode.TOO_MANY_RULES,
              PolicyCode.TOO_MANY_CELLS,
              PolicyCode.TOO_MANY_WAYS,
              PolicyCode.HEADERS_DIFFER,
              PolicyCode.COEFFICIENT_MISSING,
              PolicyCode.TABLE_TOO_COMPLEX,
              PolicyCode.RULE_SHADOWED,
              PolicyCode.STAGE_UNREACHABLE,
              PolicyCode.FILE_UNREADABLE,
              PolicyCode.FILE_NOT_UTF8,
              PolicyCode.FILE_TOO_LARGE,
              PolicyCode.NO_POLICY,
              PolicyCode.TABLE_COLUMNS,
              PolicyCode.TOO_MANY_FILES,
              PolicyCode.MODEL_MALFORMED,
              PolicyCode.MODEL_UNSUPPORTED,
              PolicyCode.MODEL_TOO_LARGE,
              PolicyCode.MODEL_DISAGREES,
              PolicyCode.MODEL_INPUT_UNKNOWN,
              PolicyCode.MODEL_INPUT_MISSING,
              PolicyCode.MODEL_INPUT_TYPE,
              PolicyCode.MODEL_UNIT,
              PolicyCode.MODEL_MAPPING,
              PolicyCode.MODEL_CLASS));

  private CodesBeyondOneText() {}
}
