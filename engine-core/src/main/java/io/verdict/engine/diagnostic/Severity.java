package io.verdict.engine.diagnostic;

/** How bad a diagnostic is: an error stops the compilation, a warning does not. */
public enum Severity {
  /** The text cannot be used. */
  ERROR,
  /** The text can be used, but its author probably meant something else. */
  WARNING
}
