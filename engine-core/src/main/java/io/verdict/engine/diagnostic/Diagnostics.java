package io.verdict.engine.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The collector of all diagnostics of one run, over all its files.
 *
 * <p>At most {@link #MAX_KEPT} are kept of each severity; the rest is counted. The same diagnostic
 * reported twice is kept once.
 *
 * <p><b>Thread safety</b>: none; one run uses one collector. <b>Lifecycle</b>: fill, then read.
 */
public final class Diagnostics {

  /** How many errors, and how many warnings, are kept; further ones are only counted. */
  public static final int MAX_KEPT = 200;

  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final Set<Diagnostic> seen = new HashSet<>();
  private int errorCount;
  private int warningCount;

  /** Adds one diagnostic. */
  public void report(Diagnostic diagnostic) {
    Objects.requireNonNull(diagnostic, "diagnostic");
    if (seen.contains(diagnostic)) {
      return;
    }
    boolean error = diagnostic.severity() == Severity.ERROR;
    List<Diagnostic> kept = error ? errors : warnings;
    if (error) {
      errorCount++;
    } else {
      warningCount++;
    }
    if (kept.size() < MAX_KEPT) {
      kept.add(diagnostic);
      seen.add(diagnostic);
    }
  }

  /** Adds what another collector kept and counted. */
  public void addAll(Diagnostics other) {
    other.sorted().forEach(this::report);
    errorCount += other.errorCount - other.errors.size();
    warningCount += other.warningCount - other.warnings.size();
  }

  /** Whether at least one error was reported. */
  public boolean hasErrors() {
    return errorCount > 0;
  }

  /** How many errors were reported, including those not kept. */
  public int errorCount() {
    return errorCount;
  }

  /** How many warnings were reported, including those not kept. */
  public int warningCount() {
    return warningCount;
  }

  /** How many diagnostics were counted but not kept. */
  public int droppedCount() {
    return errorCount + warningCount - errors.size() - warnings.size();
  }

  /** The kept diagnostics by file, line and column; a new list. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(errors);
    all.addAll(warnings);
    Collections.sort(all);
    return all;
  }
}
