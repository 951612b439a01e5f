package io.verdict.replay.cli;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.replay.run.FlowActivation;
import io.verdict.replay.run.OutputFolder;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.IdentityHashMap;
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
    description = {
      "Compiles a policy folder into sealed artifacts, one a policy.",
      "",
      "Where the folder has a flow, the store's activation table then says what the flow says:",
      "champions, challengers with their shares, shadows. A service that follows the store takes",
      "it over.",
      ""
    },
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

  @Option(
      names = "--no-activation",
      description = "write the artifacts only; what is in force in the store stays")
  private boolean isNotActivated;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    CompiledPolicy compiled = PolicyBundle.compile(folder, Locale.ENGLISH);
    List<CompiledScenario> scenarios = PolicyBundle.scenarios(folder, compiled);
    compiled.flow().ifPresent(FlowActivation::requireLinked);
    try (ArtifactStore store = ArtifactStore.open(OutputFolder.open(out))) {
      IdentityHashMap<StageModel, String> hashes = new IdentityHashMap<>();
      compiled.allModels().forEach(model -> hashes.put(model, put(store, model, print)));
      for (CompiledScenario scenario : scenarios) {
        scenario.models().stream()
            .filter(model -> !hashes.containsKey(model))
            .forEach(model -> hashes.put(model, put(store, model, print)));
      }
      if (compiled.flow().isPresent() && !isNotActivated) {
        print(FlowActivation.activate(store, compiled, scenarios, hashes::get), print);
      }
    }
    print.println("written to " + out);
    PolicyBundle.requireSound(scenarios, Locale.ENGLISH);
    return 0;
  }

  private static void print(Activation activation, PrintWriter print) {
    print.println("in force as revision " + activation.revision());
    for (Activation.Entry entry : activation.entries()) {
      print.printf(
          Locale.ROOT,
          "  %-20s %-10s %s v%d  %s %%%s%n",
          entry.stage(),
          entry.role().name().toLowerCase(Locale.ROOT),
          entry.name(),
          entry.version(),
          BigDecimal.valueOf(entry.shareBasisPoints(), 2).stripTrailingZeros().toPlainString(),
          activation
              .split(entry.stage())
              .map(split -> " by " + split.key() + " salted " + split.salt())
              .orElse(""));
    }
  }

  private static String put(ArtifactStore store, StageModel model, PrintWriter print) {
    byte[] sealed = ArtifactFormat.write(model);
    String hash = store.put(model.name(), model.version(), ByteBuffer.wrap(sealed));
    print.printf(
        Locale.ROOT,
        "%-8s %s  %,d bytes  %s%n",
        model.stage().policyName(),
        model.label(),
        sealed.length,
        hash);
    return hash;
  }
}
