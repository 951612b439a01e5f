package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.ProjectTree;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The flag rule: evaluating, matching and journalling need no JVM flag and not even Chronicle Map;
 * an off-heap store says in one message which flags are missing.
 */
class FlagRuleTest {
  private static List<String> flags;

  @TempDir Path temporary;

  private record Child(int status, String output) {}

  @BeforeAll
  static void readTheFlagsForHosts() throws IOException {
    flags =
        Files.readAllLines(ProjectTree.root().resolve("verdict.args")).stream()
            .filter(line -> line.startsWith("--add-"))
            .toList();
    assertThat(flags).hasSize(6);
  }

  @Test
  void aHostWithoutFlagsDecidesMatchesAndJournalsAndIsToldWhatItsStoreNeeds() throws Exception {
    Child child = run(true, FlaglessHost.class, policy(), temporary.toString());
    assertThat(child.output())
        .contains("decided 200", "matched\n", "journalled 200", "MISSING_FLAGS")
        .contains("java @verdict.args")
        .doesNotContain("store opened", "Exception", "\tat ", "WARNING");
    assertThat(child.status()).isZero();
    for (String flag : flags) {
      assertThat(child.output()).containsOnlyOnce(flag);
    }
  }

  @Test
  void aHostWithoutChronicleMapDecidesMatchesAndJournals() throws Exception {
    Child child = run(false, FlaglessHost.class, policy(), temporary.toString());
    assertThat(child.output()).contains("decided 200", "matched\n", "journalled 200");
    assertThat(child.output()).doesNotContain("Error", "\tat ");
  }

  @Test
  void aHostOfTheSlabNeedsNoChronicleMapAndLoadsNoneOfIt() throws Exception {
    List<String> options = new ArrayList<>(flags);
    Child without = run(false, options, SlabHost.class, temporary.resolve("without").toString());
    assertThat(without.output())
        .contains("decided APPROVE\n", "decided REJECT\n", "profile true\n", "list 0\n")
        .doesNotContain("Error", "\tat ");
    options.add("-Xlog:class+load:file=" + temporary.resolve("loaded.log"));
    Child with = run(true, options, SlabHost.class, temporary.resolve("with").toString());
    assertThat(with.output()).isEqualTo(without.output());
    assertThat(Files.readString(temporary.resolve("loaded.log")))
        .contains("io.verdict.features.velocity.SlabFeatureStore")
        .doesNotContain("net.openhft");
  }

  @Test
  void theCommandLineWithoutFlagsSaysSoInOneMessage() throws Exception {
    String out = temporary.resolve("out").toString();
    Child child = run(true, Main.class, "replay", policy(), "--out", out);
    assertThat(child.status()).as(child.output()).isEqualTo(2);
    for (String flag : flags) {
      assertThat(child.output()).containsOnlyOnce(flag);
    }
    assertThat(child.output()).doesNotContain("Exception", "\tat ");
    assertThat(Path.of(out).resolve("decisions.csv")).doesNotExist();
  }

  private static String policy() {
    return CommandRun.policy("consumer-loan").toString();
  }

  private Child run(boolean hasChronicle, Class<?> main, String... arguments) throws Exception {
    return run(hasChronicle, List.of(), main, arguments);
  }

  private Child run(boolean hasChronicle, List<String> options, Class<?> main, String... arguments)
      throws Exception {
    List<String> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (hasChronicle || !Path.of(entry).getFileName().toString().startsWith("chronicle-")) {
        classPath.add(entry);
      }
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Path output = temporary.resolve("child.out");
    Process process = builder.redirectOutput(output.toFile()).start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Child(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
