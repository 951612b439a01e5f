package io.verdict.replay.cli;

import io.verdict.replay.run.PolicyBundle;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict test}: runs the tests that stand in the policy. */
@Command(
    name = "test",
    description = {"Runs the test blocks of a policy folder on the program that decides.", ""},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "policy folder")
  private Path folder;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CompiledPolicy compiled = PolicyBundle.compile(folder, Locale.ENGLISH);
    int failed = 0;
    for (PolicyTest test : compiled.tests()) {
      TestResult result = PolicyTestRunner.run(test);
      if (!result.isPassed()) {
        failed++;
        print(out, test, result);
      }
    }
    out.printf(Locale.ROOT, "%d passed, %d failed%n", compiled.tests().size() - failed, failed);
    return failed == 0 ? 0 : 1;
  }

  private static void print(PrintWriter out, PolicyTest test, TestResult result) {
    out.printf(
        Locale.ROOT,
        "%s:%d: test \"%s\" of stage %s failed%n",
        test.test().span().file(),
        test.test().span().line(),
        test.test().name(),
        test.model().stage().policyName());
    for (TestResult.Mismatch mismatch : result.mismatches()) {
      out.printf(
          Locale.ROOT,
          "  %s: expected %s, but was %s%n",
          mismatch.what(),
          mismatch.expected(),
          mismatch.actual());
    }
  }
}
