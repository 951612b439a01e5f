package io.verdict.replay.cli;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code verdict bench}: checks what it is given and hands over to the benchmarks, which are no
 * part of this jar; the launcher builds and starts them.
 */
@Command(
    name = "bench",
    description = {
      "Measures Verdict beside yardsticks and other libraries, on this machine.",
      "",
      "The systems do the same generated work in turns, each in a JVM of its own; their answers",
      "are compared before anything is timed. Prints a table and writes bench.json. The first",
      "use builds the benchmarks and downloads the other libraries (some 350 MB).",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  /** The launcher's word for where the project lies. */
  static final String HOME_PROPERTY = "verdict.home";

  /** Tells the launcher to go on with the benchmarks. */
  static final int HANDED_OVER = 64;

  @Mixin private BenchOptions options;

  @Override
  public Integer call() {
    if (System.getProperty(HOME_PROPERTY) == null) {
      throw new IllegalArgumentException(
          "the benchmarks are no part of this jar.\n"
              + "  Run ./verdict bench in a checkout of the project.");
    }
    if (options.isGate() && !Files.isRegularFile(options.recorded())) {
      throw new IllegalArgumentException(
          "there are no recorded ratios in "
              + options.recorded()
              + "\n  Name a bench.json with --recorded, or run in the project's folder.");
    }
    return HANDED_OVER;
  }
}
