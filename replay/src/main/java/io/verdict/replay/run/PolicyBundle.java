package io.verdict.replay.run;

import io.verdict.engine.artifact.Artifact;
import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.engine.store.ChronicleModelStore;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.ScenarioCompiler;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The stages of a policy folder as sealed artifacts: compiled, stored by content, and read back
 * from the off-heap store that serves them.
 *
 * @param folder the policy folder
 * @param artifacts the artifacts in the order of the stages
 * @param warnings the compiler's warnings as text; empty when there are none
 * @param flow which policy decides whom, if the folder says so; the artifacts are the champions'
 */
public record PolicyBundle(
    Path folder, List<Artifact> artifacts, String warnings, Optional<CompiledFlow> flow) {
  public PolicyBundle {
    artifacts = List.copyOf(artifacts);
  }

  /**
   * Compiles a folder.
   *
   * @throws InputException with every mistake of every file
   */
  public static CompiledPolicy compile(Path folder, Locale locale) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "there is no policy folder " + folder + ";\ngive a folder that holds *.policy files");
    }
    CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(folder));
    if (compiled.hasErrors()) {
      throw new InputException(compiled.render(locale).stripTrailing());
    }
    return compiled;
  }

  /** Compiles the scenarios of a folder, each by itself; those with mistakes have no models. */
  public static List<CompiledScenario> scenarios(Path folder, CompiledPolicy base) {
    return ScenarioCompiler.compile(PolicyFolder.read(folder), base);
  }

  /**
   * Says what is wrong with scenarios, after all that is right was done.
   *
   * @throws InputException with every mistake of every scenario, if there is one
   */
  public static void requireSound(List<CompiledScenario> scenarios, Locale locale) {
    String wrong =
        scenarios.stream()
            .filter(CompiledScenario::hasErrors)
            .map(scenario -> scenario.render(locale).stripTrailing())
            .collect(Collectors.joining("\n"));
    if (!wrong.isEmpty()) {
      throw new InputException(wrong);
    }
  }

  /** Compiles a folder, stores its artifacts, and serves them from the store. */
  public static PolicyBundle build(Path folder, Path storeFolder) {
    CompiledPolicy compiled = compile(folder, Locale.ENGLISH);
    try (ArtifactStore files = ArtifactStore.open(storeFolder);
        ChronicleModelStore served = ChronicleModelStore.open(storeFolder.resolve("map"), files)) {
      List<Artifact> artifacts = new ArrayList<>();
      for (StageModel model : compiled.models()) {
        byte[] sealed = ArtifactFormat.write(model);
        String name = folderName(folder) + "." + model.stage().policyName();
        String hash = served.put(name, model.version(), ByteBuffer.wrap(sealed));
        artifacts.add(ArtifactFormat.read(served.read(hash)));
      }
      return new PolicyBundle(folder, artifacts, compiled.render(Locale.ENGLISH), compiled.flow());
    }
  }

  /** The stages' models. */
  public List<StageModel> models() {
    return artifacts.stream().map(Artifact::model).toList();
  }

  /** The name of the policy folder. */
  public String name() {
    return folderName(folder);
  }

  private static String folderName(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "policy" : name.toString();
  }
}
