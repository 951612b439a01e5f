package io.verdict.replay.cli;

import io.verdict.features.velocity.StoreFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict store info}: snapshots, log, events and streams. */
@Command(
    name = "info",
    description = {"Snapshots, log, events and what is kept of them.", ""},
    mixinStandardHelpOptions = true)
final class StoreInfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the store")
  private Path directory;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    StoreFolder.Content content = StoreFolder.of(directory).content();
    out.printf(
        Locale.ROOT,
        "log        %d files, %,d bytes, positions %d to %d%n",
        content.segments(),
        content.logBytes(),
        content.firstPosition(),
        content.lastPosition());
    content
        .eventsByName()
        .forEach((name, count) -> out.printf(Locale.ROOT, "  %-20s %,d events%n", name, count));
    for (StoreFolder.Snapshot snapshot : content.snapshots()) {
      out.printf(
          Locale.ROOT,
          "snapshot   %s, %,d bytes, %s%n",
          snapshot.file(),
          snapshot.sizeBytes(),
          snapshot.isWhole()
              ? "up to " + time(snapshot.latestMillis()) + ", key epoch " + snapshot.keyEpoch()
              : "NOT WHOLE");
    }
    if (content.snapshots().isEmpty()) {
      out.println("snapshot   none; opening reads the whole log");
    } else if (content.snapshots().get(0).isWhole()) {
      out.println("streams    of the newest snapshot");
      content.snapshots().get(0).layouts().lines().forEach(line -> out.println("  " + line));
    }
    return 0;
  }

  private static String time(long millis) {
    return millis == Long.MIN_VALUE ? "no event" : Instant.ofEpochMilli(millis).toString();
  }
}
