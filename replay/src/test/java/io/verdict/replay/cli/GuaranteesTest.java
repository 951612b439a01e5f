package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a replay promises a model-risk team, each promise broken on purpose where it could be: facts
 * of the future, hidden truth, other numbers of threads, another folder, another JDK.
 */
class GuaranteesTest {
  private static final int ROWS = 400;

  @TempDir private static Path temporary;

  private static Path policy;
  private static List<String> lines;
  private static List<String> decisions;
  private static JsonNode metrics;

  @BeforeAll
  static void replayTheFirstRows() throws IOException {
    policy = CommandRun.policy("consumer-loan");
    lines = unpacked(policy.resolve("history").resolve("applications.csv.gz"));
    Path out = temporary.resolve("base");
    metrics = replay(history("base-data", lines.subList(0, ROWS + 1)), out);
    decisions = Files.readAllLines(out.resolve("decisions.csv"));
    assertThat(decisions).hasSize(ROWS + 1);
  }

  private static List<String> unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A copy of the shipped history with other applications. */
  private static Path history(String name, List<String> applications) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    copy(policy.resolve("history"), folder);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((String.join("\n", applications) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve("applications.csv.gz"), packed.toByteArray());
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path target = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(target);
        } else {
          Files.copy(one, target);
        }
      }
    }
  }

  private static JsonNode replay(Path data, Path out, Object... more) {
    return replay(policy, data, out, more);
  }

  private static JsonNode replay(Path folder, Path data, Path out, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("replay", folder, "--data", data));
    arguments.addAll(List.of("--out", out));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    return Metrics.in(out);
  }

  @Test
  void deletingAllRowsAfterATimeLeavesEveryEarlierDecisionByteForByte() throws IOException {
    Path out = temporary.resolve("prefix");
    replay(history("prefix-data", lines.subList(0, ROWS / 2 + 1)), out);
    assertThat(Files.readAllLines(out.resolve("decisions.csv")))
        .isEqualTo(decisions.subList(0, ROWS / 2 + 1));
  }

  @Test
  void aPlantedFactCountsFromWhenItIsKnownAndNeverBefore() throws IOException {
    List<String> header = List.of(lines.get(0).split(",", -1));
    int row = firstApproved();
    String[] cells = lines.get(row).split(",", -1);
    String device = cells[header.indexOf("device.id")];
    String day = cells[header.indexOf("app.time")].substring(0, 10);
    List<String> late = planted("late", device, "2023-12-31");
    assertThat(late).isEqualTo(decisions);
    List<String> early = planted("early", device, "2022-01-01");
    assertThat(early.get(row)).as("known before " + day).contains(",fraud,reject,");
    assertThat(decisions.get(row)).contains(",approve,");
  }

  private static int firstApproved() {
    for (int row = 1; row < decisions.size(); row++) {
      if (decisions.get(row).contains(",credit,approve,")) {
        return row;
      }
    }
    throw new AssertionError("nothing was approved");
  }

  /** The decisions when a device comes onto the list of confirmed frauds on a day. */
  private static List<String> planted(String name, String device, String since) throws IOException {
    Path data = history(name + "-data", lines.subList(0, ROWS + 1));
    Path list = data.resolve("lists").resolve("fraud_device.csv");
    Files.writeString(list, Files.readString(list) + device + "," + since + "\n");
    replay(data, temporary.resolve(name));
    return Files.readAllLines(temporary.resolve(name).resolve("decisions.csv"));
  }

  @Test
  void theDecisionsAreTheSameWhenTheTruthIsNotThere() throws IOException {
    Path data = history("blind-data", lines.subList(0, ROWS + 1));
    Files.delete(data.resolve("truth.csv.gz"));
    Path out = temporary.resolve("blind");
    JsonNode blind = replay(data, out);
    assertThat(blind.get("decisionsSha256")).isEqualTo(metrics.get("decisionsSha256"));
    assertThat(blind.get("bookedLines").isNull()).isTrue();
  }

  @Test
  void oneAndSixteenThreadsGiveTheSameBytesAndEachDecides() throws IOException {
    Path data = temporary.resolve("base-data");
    Path one = temporary.resolve("one");
    Path sixteen = temporary.resolve("sixteen");
    replay(data, one, "--threads", 1);
    JsonNode shared = replay(data, sixteen, "--threads", 16);
    for (String file : List.of("decisions.csv", "placements.csv", "in_loan.csv")) {
      assertThat(sixteen.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
    long sum = 0;
    assertThat(shared.get("decisionsPerThread")).hasSize(16);
    for (JsonNode share : shared.get("decisionsPerThread")) {
      assertThat(share.asLong()).isPositive();
      sum += share.asLong();
    }
    assertThat(sum).isEqualTo(ROWS);
  }

  @Test
  void anotherFolderWithWhatTheManifestNamesGivesTheSameManifestAndBytes() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    copy(policy, elsewhere.resolve("consumer-loan"));
    Path out = temporary.resolve("again");
    JsonNode again =
        replay(elsewhere.resolve("consumer-loan"), temporary.resolve("base-data"), out);
    assertThat(again.get("decisionsSha256")).isEqualTo(metrics.get("decisionsSha256"));
    Path manifest = temporary.resolve("base").resolve("manifest.json");
    assertThat(out.resolve("manifest.json")).hasSameBinaryContentAs(manifest);
    Path data = history("other-list-data", lines.subList(0, ROWS + 1));
    Path list = data.resolve("lists").resolve("fraud_ip.csv");
    Files.writeString(list, Files.readString(list) + "10.0.0.1,2024-01-01\n");
    replay(data, temporary.resolve("other-list"));
    assertThat(temporary.resolve("other-list").resolve("manifest.json"))
        .content()
        .isNotEqualTo(Files.readString(manifest));
  }

  @Test
  void whatWasJournalledIsDecidedAgainWithoutADivergence() {
    assertThat(metrics.get("journalChecked").asInt()).isEqualTo(ROWS);
    assertThat(metrics.get("journalDivergences").asInt()).isZero();
  }

  @Test
  @EnabledIfSystemProperty(named = "verdict.budget", matches = "nightly")
  void anotherJdkGivesTheSameBytes() throws Exception {
    Path java = otherJdk();
    Path out = temporary.resolve("other-jdk");
    List<String> command = new ArrayList<>(List.of(java.toString()));
    for (String line : Files.readAllLines(policy.resolve("../../verdict.args"))) {
      if (line.startsWith("-")) {
        command.add(line);
      }
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.verdict.replay.cli.Main", "replay", policy.toString()));
    command.addAll(List.of("--data", temporary.resolve("base-data").toString()));
    command.addAll(List.of("--out", out.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("other-jdk.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(temporary.resolve("other-jdk.log"))).isZero();
    for (String hash : List.of("decisionsSha256", "placementsSha256", "inLoanSha256")) {
      assertThat(Metrics.in(out).get(hash)).as(hash).isEqualTo(metrics.get(hash));
    }
  }

  /** The {@code java} of an installed JDK 25, or a skip that says so. */
  private static Path otherJdk() throws IOException {
    Path installed = Path.of(System.getProperty("verdict.jvms", "/usr/lib/jvm"));
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(installed)) {
      try (Stream<Path> all = Files.list(installed)) {
        all.filter(one -> one.getFileName().toString().contains("-25"))
            .map(one -> one.resolve("bin").resolve("java"))
            .filter(Files::isExecutable)
            .sorted()
            .forEach(found::add);
      }
    }
    assumeTrue(
        !found.isEmpty(),
        () -> "SKIPPED: no JDK 25 in " + installed + "; give its folder with -Dverdict.jvms=DIR");
    return found.get(0);
  }
}
