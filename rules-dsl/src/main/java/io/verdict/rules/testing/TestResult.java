package io.verdict.rules.testing;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;

/**
 * How a test of a policy went.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param stage the stage tested
 * @param name the test's name
 * @param span where it stands
 * @param firedRules the rules that fired, by id, in policy order: what the test covers
 * @param mismatches what came out otherwise than expected; empty if the test passed
 */
public record TestResult(
    Stage stage, String name, SourceSpan span, List<String> firedRules, List<Mismatch> mismatches) {

  /** Copies the lists. */
  public TestResult {
    firedRules = List.copyOf(firedRules);
    mismatches = List.copyOf(mismatches);
  }

  /** Whether everything came out as expected. */
  public boolean isPassed() {
    return mismatches.isEmpty();
  }

  /**
   * One expectation that was not met.
   *
   * @param what {@code outcome}, {@code reasons}, {@code fired} or the name of a slot
   * @param expected what the test says
   * @param actual what came out
   */
  public record Mismatch(String what, String expected, String actual) {}
}
