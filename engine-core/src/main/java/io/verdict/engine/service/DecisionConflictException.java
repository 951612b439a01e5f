package io.verdict.engine.service;

/** Thrown when an application id comes again with another body: nothing is decided twice. */
public final class DecisionConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DecisionConflictException(String applicationId, String why) {
    super("application " + applicationId + ": " + why);
  }
}
