package io.verdict.replay.cli;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.replay.run.OutputFolder;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.rules.CompiledPolicy;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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
    try (ArtifactStore store = ArtifactStore.open(OutputFolder.open(out))) {
      for (StageModel model : compiled.models()) {
        byte[] sealed = ArtifactFormat.write(model);
        String hash = store.put(model.name(), model.version(), ByteBuffer.wrap(sealed));
        print.printf(
            Locale.ROOT,
            "%-8s v%d  %,d bytes  %s%n",
            model.stage().policyName(),
            model.version(),
            sealed.length,
            hash);
      }
    }
    print.println("written to " + out);
    return 0;
  }
}
