package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher script says before any Java of this project runs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherTest {
  @TempDir Path folder;

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    javaHomeOf("1.8.0_402");

    Run run = launch(folder.resolve("home"));

    assertThat(run.status).isEqualTo(1);
    assertThat(run.output)
        .contains("verdict: Java 8 is too old.")
        .contains("Install a JDK 17 or newer");
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    Run run = launch(folder.resolve("nowhere"));

    assertThat(run.status).isEqualTo(1);
    assertThat(run.output).contains("there is no bin/java").contains("Set it to a JDK 17");
  }

  @Test
  void findsTheProjectThroughASymbolicLink() throws Exception {
    javaHomeOf("11.0.2");
    Path link = Files.createSymbolicLink(folder.resolve("v"), launcher());

    Run run = launch(link, folder.resolve("home"));

    Files.delete(link);
    assertThat(run.output).contains("Java 11 is too old");
  }

  private record Run(int status, String output) {}

  private static Path launcher() {
    return ProjectTree.root().resolve("verdict").toAbsolutePath().normalize();
  }

  /** A home whose release file names the version; its bin/java is never started. */
  private void javaHomeOf(String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("home/bin"));
    Files.writeString(folder.resolve("home/release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 99\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private Run launch(Path javaHome) throws Exception {
    return launch(launcher(), javaHome);
  }

  private Run launch(Path script, Path javaHome) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), "--help");
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.directory(folder.toFile()).redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
