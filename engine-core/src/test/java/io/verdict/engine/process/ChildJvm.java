package io.verdict.engine.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Starts a main class of these tests in a JVM of its own, with the class path it names and no more.
 */
public final class ChildJvm {

  private final List<String> jvmOptions = new ArrayList<>();
  private final Set<Path> classPath = new LinkedHashSet<>();
  private final Class<?> main;

  private ChildJvm(Class<?> main) {
    this.main = main;
  }

  /** A child that sees only the directories or jars which hold these classes. */
  public static ChildJvm running(Class<?> main, Class<?>... needed) {
    ChildJvm child = new ChildJvm(main);
    child.classPath.add(origin(main));
    for (Class<?> type : needed) {
      child.classPath.add(origin(type));
    }
    return child;
  }

  /** Adds JVM options. */
  public ChildJvm with(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** Adds every jar of this JVM's class path whose file name starts with one of the prefixes. */
  public ChildJvm withJars(String... prefixes) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      for (String prefix : prefixes) {
        if (jar.getFileName().toString().startsWith(prefix)) {
          classPath.add(jar);
        }
      }
    }
    return this;
  }

  /** Starts it; its standard output is a pipe, its errors go to this JVM's. */
  public Process start(String... arguments) throws IOException {
    return builder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Runs it to its end and returns what it printed, errors included. */
  public String run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("child", ".out");
    try {
      Process process =
          builder(arguments).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException("child did not end in 120 s: " + Files.readString(output));
      }
      return Files.readString(output) + "exit " + process.exitValue();
    } finally {
      Files.delete(output);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
