package io.verdict.rules.checker;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.NearestName;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.SourceText;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the checker of a stage reports to, and where it finds the words of the policy.
 *
 * <p><b>Thread safety</b>: none; one compilation uses one.
 */
public final class Reporter {

  private final Diagnostics diagnostics;
  private final Map<String, SourceText> texts;
  private final Set<String> unreadable;

  /**
   * A reporter.
   *
   * @param texts the text of each file, for quoting
   * @param unreadable names of declarations that are known to be broken: no complaint about those
   */
  public Reporter(Diagnostics diagnostics, Map<String, SourceText> texts, Set<String> unreadable) {
    this.diagnostics = diagnostics;
    this.texts = Map.copyOf(texts);
    this.unreadable = new HashSet<>(unreadable);
  }

  void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }

  void report(SourceSpan span, PolicyCode code, String... arguments) {
    report(Diagnostic.at(span, code, arguments));
  }

  CheckFailure failure(SourceSpan span, PolicyCode code, String... arguments) {
    return new CheckFailure(Optional.of(Diagnostic.at(span, code, arguments)));
  }

  /**
   * The failure for a name that is not known, silent when its declaration is known to be broken.
   */
  CheckFailure unknown(SourceSpan span, PolicyCode code, String name, Collection<String> known) {
    if (unreadable.contains(name)) {
      return new CheckFailure(Optional.empty());
    }
    return failure(span, code, name, NearestName.of(name, known));
  }

  /** Runs a part of the check and reports what it fails with; false if it failed. */
  boolean attempt(Runnable part) {
    try {
      part.run();
      return true;
    } catch (CheckFailure failure) {
      failure.diagnostic().ifPresent(this::report);
      return false;
    }
  }

  /** The same for the check of a declaration, whose name is known to be broken if it fails. */
  void attempt(String name, Runnable part) {
    if (!attempt(part)) {
      forgive(name);
    }
  }

  /** Notes a name whose declaration is broken: nobody who misses it complains again. */
  void forgive(String name) {
    unreadable.add(name);
  }

  boolean hasErrors() {
    return diagnostics.hasErrors();
  }

  /** What the policy says at a place, on one line. */
  String quote(SourceSpan span) {
    return texts.get(span.file()).quote(span);
  }
}
