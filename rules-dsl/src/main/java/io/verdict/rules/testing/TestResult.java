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
 * @param policy the policy tested, by its name
 * @param name the test's name
 * @param span where it stands
 * @param given the slots that the test gives and what they hold, as the policy writes them
 * @param firedRules the rules that fired, by id, in policy order
 * @param touched what the test covers
 * @param mismatches what came out otherwise than expected; empty if the test passed
 */
public record TestResult(
    Stage stage,
    String policy,
    String name,
    SourceSpan span,
    List<Given> given,
    List<String> firedRules,
    List<Coverage.Touched> touched,
    List<Mismatch> mismatches) {

  /** Copies the lists. */
  public TestResult {
    given = List.copyOf(given);
    touched = List.copyOf(touched);
    firedRules = List.copyOf(firedRules);
    mismatches = List.copyOf(mismatches);
  }

  /** Whether everything came out as expected. */
  public boolean isPassed() {
    return mismatches.isEmpty();
  }

  /**
   * One slot that the test gives.
   *
   * @param slot its name
   * @param value its value as the policy writes it, {@code missing}, or the name of a special value
   */
  public record Given(String slot, String value) {}

  /**
   * One expectation that was not met.
   *
   * @param what {@code outcome}, {@code reasons}, {@code fired} or the name of a slot
   * @param expected what the test says
   * @param actual what came out
   */
  public record Mismatch(String what, String expected, String actual) {}
}
