package io.verdict.replay.history;

import io.verdict.engine.diagnostic.SourceSpan;

/** A word, quoted text or sign of a mapping. */
record MappingToken(Kind kind, String text, SourceSpan span) {
  enum Kind {
    /** Anything without white space, quotes or signs. */
    WORD,
    /** Text in quotes, without them. */
    TEXT,
    /** The equals sign or a curly bracket. */
    SIGN,
    /** Behind the last. */
    END
  }

  boolean is(String sign) {
    return kind != Kind.TEXT && text.equals(sign);
  }

  /** Whether it stands at the start of its line, as statements do; a closing brace may too. */
  boolean startsStatement() {
    return kind == Kind.END || (span.column() == 1 && kind != Kind.SIGN);
  }

  /** Whether it can be a name or a value. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.TEXT;
  }
}
