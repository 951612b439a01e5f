package io.verdict.replay.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * What {@code verdict bench} is given; the command checks it before anything is built, and the
 * benchmarks read it again.
 */
public final class BenchOptions {
  private static final List<String> WORKLOADS =
      IntStream.rangeClosed(1, 10).mapToObj(number -> "W" + number).toList();

  @Spec(Target.MIXEE)
  private CommandSpec command;

  private List<String> workloads = WORKLOADS;

  @Option(
      names = "--quick",
      description = "one or two sizes, the yardsticks and the fastest peers: under 15 minutes")
  private boolean isQuick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder to write bench.json into (default: out/bench)")
  private Path out = Path.of("out", "bench");

  @Option(names = "--size", paramLabel = "SIZE", description = "only this size, as rows name it")
  private String size;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "only this system beside Verdict, as rows name it; may be repeated")
  private List<String> systems = new ArrayList<>();

  @Option(
      names = "--docs",
      paramLabel = "FILE",
      description = "also put the rows into this page and the JSON file beside it")
  private Path docs;

  @Option(
      names = "--gate",
      description = "compare ratios with recorded ones; status 1 when one lost more than 25 %%")
  private boolean isGate;

  @Option(
      names = "--recorded",
      paramLabel = "FILE",
      description = "recorded rows for --gate (default: docs/benchmarks.json)")
  private Path recorded;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "record Verdict's own calls with the flight recorder; nothing is compared")
  private Path profile;

  /** Takes the names of workloads. */
  @Parameters(
      arity = "0..*",
      paramLabel = "W",
      description = {
        "workloads (default: all): W1 policy, W2 scorecard, W3 trees, W4 matching, W5 windows,",
        "W6 quotas, W7 allocation, W8 a whole decision, W9 replay, W10 hot swap"
      })
  void setWorkloads(List<String> names) {
    for (String name : names) {
      if (!WORKLOADS.contains(name)) {
        throw new ParameterException(
            command.commandLine(),
            "There is no workload '" + name + "'; there are " + String.join(", ", WORKLOADS));
      }
    }
    workloads = names.isEmpty() ? WORKLOADS : List.copyOf(names);
  }

  /** The workloads asked for. */
  public List<String> workloads() {
    return workloads;
  }

  /** Whether a short run is asked for. */
  public boolean isQuick() {
    return isQuick;
  }

  /** The folder for {@code bench.json}. */
  public Path out() {
    return out;
  }

  /** The only size asked for, or null. */
  public String size() {
    return size;
  }

  /** The only systems asked for; empty for all. */
  public List<String> systems() {
    return systems;
  }

  /** The page to write, or null. */
  public Path docs() {
    return docs;
  }

  /** Whether ratios are held to recorded ones. */
  public boolean isGate() {
    return isGate;
  }

  /** The recorded rows; by default those of the project's page. */
  public Path recorded() {
    return recorded == null ? Path.of("docs", "benchmarks.json") : recorded;
  }

  /** The flight recording to write, or null. */
  public Path profile() {
    return profile;
  }
}
