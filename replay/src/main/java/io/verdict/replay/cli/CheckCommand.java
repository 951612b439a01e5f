package io.verdict.replay.cli;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.features.velocity.WindowCost;
import io.verdict.replay.run.FlowActivation;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict check}: every mistake of a policy folder, without running anything. */
@Command(
    name = "check",
    description = {
      "Checks a policy folder: every mistake of every file, with its place and a hint.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "policy folder")
  private Path folder;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "language of the messages (default: en)")
  private String language = "en";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CompiledPolicy compiled = PolicyBundle.compile(folder, Locale.forLanguageTag(language));
    String warnings = compiled.render(Locale.forLanguageTag(language)).stripTrailing();
    if (!warnings.isEmpty()) {
      out.println(warnings);
    }
    Flow.of(compiled.models());
    compiled.flow().ifPresent(FlowActivation::requireLinked);
    for (StageModel model : compiled.allModels()) {
      out.printf(
          Locale.ROOT,
          "%-8s %sv%d  %d fields, %d windows, %d rules, %d tables, %d scorecards, %d products%n",
          model.stage().policyName(),
          compiled.models().contains(model) ? "" : model.name() + " ",
          model.version(),
          model.schema().size(),
          model.windows().size(),
          model.rules().size(),
          model.tables().size(),
          model.scorecards().size(),
          model.products().size());
    }
    compiled.flow().ifPresent(flow -> printFlow(out, flow));
    List<CompiledScenario> scenarios = PolicyBundle.scenarios(folder, compiled);
    for (CompiledScenario scenario : scenarios) {
      out.printf(
          Locale.ROOT,
          "scenario %s  %s%n",
          scenario.name(),
          scenario.hasErrors() ? "has mistakes" : scenario.tests().size() + " tests");
    }
    PolicyBundle.requireSound(scenarios, Locale.forLanguageTag(language));
    compiled.models().forEach(model -> printWindows(out, model));
    out.println("no error; " + compiled.tests().size() + " tests (verdict test runs them)");
    return 0;
  }

  private static void printFlow(PrintWriter out, CompiledFlow flow) {
    out.println(
        "flow "
            + flow.declaration().name().text()
            + flow.key().map(key -> " by " + key).orElse(""));
    for (CompiledFlow.Step step : flow.steps()) {
      for (CompiledFlow.Arm arm : step.arms()) {
        out.printf(
            Locale.ROOT,
            "  %-8s %-10s %s  %s %%%n",
            step.stage().policyName(),
            arm.role().name().toLowerCase(Locale.ROOT),
            arm.model().label(),
            BigDecimal.valueOf(arm.shareBasisPoints(), 2).stripTrailingZeros().toPlainString());
      }
    }
  }

  private static void printWindows(PrintWriter out, StageModel model) {
    List<WindowCost> costs = WindowCost.of(model, StoreOptions.defaults());
    if (costs.isEmpty()) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "  %-32s %-32s %8s %6s %9s %9s%n",
        "window of " + model.stage().policyName(),
        "events by entity",
        "edge",
        "over",
        "B/event",
        "B/large");
    for (WindowCost cost : costs) {
      out.printf(
          Locale.ROOT,
          "  %-32s %-32s %8s %5.1f%% %9d %9d%n",
          cost.window(),
          cost.stream(),
          cost.hopMillis() == 1 ? "exact" : edge(cost.hopMillis()),
          cost.overcoverageMillionths() / 10_000.0,
          cost.eventBytes(),
          cost.largeBytes());
    }
  }

  private static String edge(long hopMillis) {
    long seconds = hopMillis / 1_000;
    return seconds % 3_600 == 0
        ? seconds / 3_600 + " h"
        : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
