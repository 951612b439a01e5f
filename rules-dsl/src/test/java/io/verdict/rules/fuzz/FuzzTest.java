package io.verdict.rules.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Hostile texts and table files. What a fuzzer once found, and all golden texts, run always; {@code
 * -Pnightly} brings Jazzer onto the class path and lets it look for more, guided by coverage, in a
 * JVM of its own.
 */
class FuzzTest {

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path FOUND = RESOURCES.resolve("fuzz");
  private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";
  private static final int EXECUTIONS = Integer.getInteger("verdict.fuzz.executions", 400_000);
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in \\d+ second");

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void bearsAllThatWasEverFound() throws IOException {
    List<Path> texts = files(FOUND.resolve("policy"), "");
    texts.addAll(files(RESOURCES.resolve("diagnostics"), ".policy"));
    texts.addAll(files(RESOURCES.resolve("faults"), ".policy"));
    bears(texts, PolicyTextFuzz::fuzzerTestOneInput);
    bears(files(FOUND.resolve("table"), ""), TableFileFuzz::fuzzerTestOneInput);
  }

  private static void bears(List<Path> inputs, Consumer<byte[]> target) throws IOException {
    assertThat(inputs).isNotEmpty();
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      assertThatCode(() -> target.accept(bytes)).as("%s", input).doesNotThrowAnyException();
    }
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(suffix)).sorted().toList());
    }
  }

  @Test
  void bearsWhatAFuzzerMakesOfPolicies() throws IOException, InterruptedException {
    fuzz(PolicyTextFuzz.class, "policy", EXECUTIONS);
  }

  @Test
  void bearsWhatAFuzzerMakesOfTableFiles() throws IOException, InterruptedException {
    fuzz(TableFileFuzz.class, "table", EXECUTIONS / 4);
  }

  private static void fuzz(Class<?> target, String kind, int executions)
      throws IOException, InterruptedException {
    assumeTrue(hasDriver(), "run with -Pnightly, which brings the fuzzer");
    Path grown = Files.createDirectories(Path.of("target", "fuzz", kind));
    Path output = Path.of("target", "fuzz", kind + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-cp", classPath(), DRIVER));
    command.add("--target_class=" + target.getName());
    command.add("--instrumentation_includes=io.verdict.**");
    command.add("--reproducer_path=target/fuzz");
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*");
    command.addAll(List.of("-runs=" + executions, "-timeout=20", "-seed=20261128"));
    command.addAll(List.of("-max_len=2048", "-rss_limit_mb=4096", "-artifact_prefix=target/fuzz/"));
    command.add("-dict=" + FOUND.resolve("policy.dict"));
    command.add(grown.toString());
    command.add(FOUND.resolve(kind).toString());
    if (kind.equals("policy")) {
      command.add(RESOURCES.resolve("diagnostics").toString());
      command.add(RESOURCES.resolve("faults").toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    int exit = builder.redirectOutput(output.toFile()).start().waitFor();
    String log = Files.readString(output);
    Matcher done = DONE.matcher(log);
    assertThat(exit).as("the end of %s:%n%s", output, tail(log)).isZero();
    assertThat(done.find()).as(tail(log)).isTrue();
    System.out.println(kind + ": " + done.group(1) + " executions, nothing thrown, no hang");
    assertThat(Integer.parseInt(done.group(1))).isGreaterThanOrEqualTo(executions);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static boolean hasDriver() {
    try {
      Class.forName(DRIVER, false, FuzzTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static String tail(String log) {
    return log.substring(Math.max(0, log.length() - 4_000));
  }
}
