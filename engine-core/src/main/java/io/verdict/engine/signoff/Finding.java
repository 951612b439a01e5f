package io.verdict.engine.signoff;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a validator found.
 *
 * @param severity how grave it is
 * @param due day by which it is to be mended
 * @param isOpen whether it still is
 * @param text what it says, one line
 */
public record Finding(Severity severity, LocalDate due, boolean isOpen, String text) {
  /** How grave a finding is. */
  public enum Severity {
    /** Good to know. */
    LOW,
    /** To be mended by its day. */
    MEDIUM,
    /** To be mended by its day, else the sign-off lapses. */
    HIGH,
    /** Forbids use while it is open. */
    CRITICAL
  }

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(due, "due");
    SignOffText.requireLine("finding", text);
  }

  /** Whether it forbids use on a day: critical and open, or high, open and past its day. */
  boolean forbids(LocalDate day) {
    boolean isLate = severity == Severity.HIGH && day.isAfter(due);
    return isOpen && (severity == Severity.CRITICAL || isLate);
  }
}
