package io.verdict.engine.live;

import java.util.Objects;

/** Why an artifact or an activation does not come into force; what was in force stays. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; stable, for programs. */
  public enum Code {
    /** An artifact is absent, damaged, or of a format that this version does not read. */
    ARTIFACT,
    /** An artifact's signature is missing, of an unknown key, or not over its content. */
    SIGNATURE,
    /** There is no sign-off in force for an artifact. */
    SIGN_OFF,
    /** An artifact is older than one that was in force before. */
    ROLLBACK,
    /** The stages do not fit together, or their features cannot be served. */
    FLOW,
    /** A limit is broken, such as the number of combinations of challengers. */
    LIMIT
  }

  private final Code code;

  RefusedException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Why. */
  public Code code() {
    return code;
  }
}
