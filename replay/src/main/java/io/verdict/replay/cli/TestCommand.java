package io.verdict.replay.cli;

import io.verdict.replay.run.InputException;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.testing.Coverage;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict test}: runs the tests that stand in the policy, and says what they touch. */
@Command(
    name = "test",
    description = {
      "Runs the test blocks of a policy folder on the program that decides. Status 1 if a test",
      "fails, or if the tests touch less than --min asks.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "policy folder")
  private Path folder;

  @Option(
      names = "--coverage",
      description = {
        "say which rules the tests make fire and which they keep from firing, which table rows,",
        "scorecard bins and bands they touch, and list what none touches"
      })
  private boolean isCoverageAsked;

  @Option(
      names = "--min",
      paramLabel = "PERCENT",
      description = "fail if the tests touch less than this share of all of that, 0 to 100")
  private Double least;

  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean isJson;

  @Override
  public Integer call() {
    if (least != null && !(least >= 0 && least <= 100)) {
      throw new InputException("--min is " + least + "; give a percentage from 0 to 100");
    }
    CompiledPolicy compiled = PolicyBundle.compile(folder, Locale.ENGLISH);
    Coverage coverage = Coverage.of(compiled);
    List<TestResult> results = new ArrayList<>();
    for (PolicyTest test : compiled.tests()) {
      TestResult result = PolicyTestRunner.run(test);
      results.add(result);
      coverage.add(result);
    }
    List<CompiledScenario> scenarios = PolicyBundle.scenarios(folder, compiled);
    for (CompiledScenario scenario : scenarios) {
      scenario.tests().forEach(test -> results.add(PolicyTestRunner.run(test)));
    }
    PolicyBundle.requireSound(scenarios, Locale.ENGLISH);
    boolean isTooLow = least != null && 100 * coverage.share() < least;
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(TestReport.json(results, coverage, isTooLow));
    } else {
      TestReport.print(out, results);
      if (isCoverageAsked || least != null) {
        TestReport.print(out, coverage);
      }
      if (isTooLow) {
        out.printf(
            Locale.ROOT,
            "the tests touch %.1f %%, less than the %s %% asked for%n",
            100 * coverage.share(),
            least);
      }
    }
    return isTooLow || !results.stream().allMatch(TestResult::isPassed) ? 1 : 0;
  }
}
