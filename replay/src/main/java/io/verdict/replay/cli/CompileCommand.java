package io.verdict.replay.cli;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.replay.run.OutputFolder;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict compile}: a policy folder to sealed artifacts in a store. */
@Command(
    name = "compile",
    description = {"Compiles a policy folder into sealed artifacts, one a stage.", ""},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "policy folder")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "artifact store to write (default: out/store)")
  private Path out = Path.of("out", "store");

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    CompiledPolicy compiled = PolicyBundle.compile(folder, Locale.ENGLISH);
    List<CompiledScenario> scenarios = PolicyBundle.scenarios(folder, compiled);
    try (ArtifactStore store = ArtifactStore.open(OutputFolder.open(out))) {
      compiled.models().forEach(model -> put(store, model, print));
      for (CompiledScenario scenario : scenarios) {
        scenario.models().stream()
            .filter(model -> !compiled.models().contains(model))
            .forEach(model -> put(store, model, print));
      }
    }
    print.println("written to " + out);
    PolicyBundle.requireSound(scenarios, Locale.ENGLISH);
    return 0;
  }

  private static void put(ArtifactStore store, StageModel model, PrintWriter print) {
    byte[] sealed = ArtifactFormat.write(model);
    String hash = store.put(model.name(), model.version(), ByteBuffer.wrap(sealed));
    print.printf(
        Locale.ROOT,
        "%-8s %s  %,d bytes  %s%n",
        model.stage().policyName(),
        model.label(),
        sealed.length,
        hash);
  }
}
