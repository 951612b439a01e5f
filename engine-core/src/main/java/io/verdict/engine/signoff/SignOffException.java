package io.verdict.engine.signoff;

import java.util.Objects;

/** Why a sign-off does not hold. */
public final class SignOffException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Code {
    /** There is none for the artifact. */
    ABSENT,
    /** The text is not that of a sign-off file. */
    FORM,
    /** The signature is missing, of an unknown key, or not over this text. */
    SIGNATURE,
    /** It stands for other artifacts. */
    OTHER_ARTIFACT,
    /** It rejects, it has lapsed, or a finding forbids use. */
    NOT_IN_FORCE
  }

  private final Code code;

  /** A fault with its code; the message says what and where, its second line what to do. */
  public SignOffException(Code code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** What is wrong. */
  public Code code() {
    return code;
  }
}
