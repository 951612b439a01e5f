package io.verdict.replay.cli;

import io.verdict.engine.flow.Flow;
import io.verdict.features.velocity.FeatureSkew;
import io.verdict.features.velocity.SkewReport;
import io.verdict.features.velocity.StoreFolder;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.rules.CompiledPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict store skew}: features as served beside those of an ideal replay. */
@Command(
    name = "skew",
    description = {
      "Compares the features of a policy as served, events as they came, with an ideal replay,",
      "events in the order of their times: what late and disordered events cost.",
      ""
    },
    mixinStandardHelpOptions = true)
final class StoreSkewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the store")
  private Path directory;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FOLDER",
      description = "policy folder whose features are compared")
  private Path policy;

  @Override
  public Integer call() throws IOException {
    CompiledPolicy compiled = PolicyBundle.compile(policy, Locale.ENGLISH);
    Flow flow = Flow.of(compiled.models());
    List<FeatureSkew> skews =
        SkewReport.of(
            StoreFolder.of(directory), compiled.models(), flow.layout(), StoreOptions.defaults());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-40s %10s %10s %20s%n", "feature", "rows", "differing", "greatest difference");
    for (FeatureSkew skew : skews) {
      out.printf(
          Locale.ROOT,
          "%-40s %10d %10d %20d%n",
          skew.feature(),
          skew.rows(),
          skew.differing(),
          skew.greatestDifference());
    }
    return 0;
  }
}
