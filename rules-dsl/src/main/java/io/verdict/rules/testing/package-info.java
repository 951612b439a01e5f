/**
 * The runner of the tests that stand in a policy.
 *
 * <pre>{@code
 * for (PolicyTest test : compiled.tests()) {
 *   TestResult result = PolicyTestRunner.run(test);
 *   if (!result.isPassed()) {
 *     System.out.println(result.name() + ": " + result.mismatches());
 *   }
 * }
 * }</pre>
 */
package io.verdict.rules.testing;
