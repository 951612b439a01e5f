package io.verdict.engine.privacy;

/** A person's key was destroyed, at the person's wish: nothing of theirs is kept or read again. */
public final class ErasedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The exception; it does not say who. */
  public ErasedException() {
    super("the person's data were erased; nothing is kept or read under this person again");
  }
}
