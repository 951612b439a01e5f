package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.world.GeneratorRun;
import io.verdict.replay.world.ProgressListener;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a policy makes of a generated history: the levels that its replay comes to.
 *
 * @param out the output folder of the replay
 * @param metrics what it wrote for machines
 */
record Portfolio(Path out, JsonNode metrics) {
  static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));

  /** Applications of a history that a nightly test generates. */
  static final long APPLICATIONS = Long.getLong("verdict.levels.applications", 60_000);

  static final String HEAD =
      "                      applications approval    bad (at most)     M3+  automatic  matched"
          + "  repeat";

  static Path generate(Parameters parameters, Path folder) throws IOException {
    GeneratorRun.run(parameters, folder, ProgressListener.NONE);
    return folder;
  }

  static Portfolio of(Path policy, Path data, Path out) {
    CommandRun run =
        CommandRun.of("replay", policy, "--data", data, "--out", out, "--threads", "2");
    assertThat(run.status()).as(run.err()).isZero();
    return new Portfolio(out, Metrics.in(out));
  }

  /** A copy of the default policy without its history, some of its files changed or left out. */
  static Path ablated(Path folder, Map<String, UnaryOperator<String>> changes) throws IOException {
    Path policy = CommandRun.policy("consumer-loan");
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(policy)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(one.getFileName());
        String text = Files.readString(one);
        String changed = changes.getOrDefault(name, UnaryOperator.identity()).apply(text);
        assertThat(changed.equals(text))
            .as("the change of " + name)
            .isNotEqualTo(changes.containsKey(name));
        if (!changed.isEmpty() && !name.equals("flow.policy")) {
          Files.writeString(folder.resolve(name), changed);
        }
      }
    }
    return folder;
  }

  double value(String name) {
    return metrics.get(name).asDouble();
  }

  double share(String stage, String outcome) {
    return metrics.get("outcomes").get(stage).get(outcome).asDouble() / value("applications");
  }

  long hits(String rule) {
    return metrics.get("ruleHits").get(rule).get("hits").asLong();
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-22s%,12.0f  %6.2f %%  %5.2f %% (%5.2f)  %5.2f %%  %7.2f %%  %6.2f %%  %4.1f %%",
        name,
        value("applications"),
        100 * value("approvalRate"),
        100 * value("badRate"),
        100 * value("badRateUpper95"),
        100 * value("m3PlusBalanceRatio"),
        100 * value("autoDecisionRate"),
        100 * value("matchSuccessRate"),
        100 * value("repeatContribution"));
  }
}
