package io.verdict.features.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.verdict.engine.journal.Durability;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The device refuses the n-th operation, or is full: the process says so and acknowledges nothing
 * more, and what it acknowledged before is there when the store is opened again.
 */
class FaultyDiskTest {
  private static final boolean IS_NIGHTLY =
      System.getProperty("verdict.budget", "normal").equals("nightly");
  private static final Path STRACE = Path.of("/usr/bin/strace");

  @TempDir Path directory;

  /** Injects an error into the n-th and every later call of some system calls. */
  private List<String> injecting(String calls, String error, int nth, Path onlyFile) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(STRACE.toString(), "-f", "-qq", "-o", "/dev/null"));
    if (onlyFile != null) {
      command.addAll(List.of("-P", onlyFile.toString()));
    }
    command.addAll(List.of("-e", "trace=" + calls));
    command.addAll(List.of("-e", "inject=" + calls + ":error=" + error + ":when=" + nth + "+"));
    return command;
  }

  @Test
  void anErrorOfTheNthForceIsReportedAndNothingAcknowledgedIsLost() throws Exception {
    assumeTrue(canTrace(), "strace is not there or may not trace");
    for (int nth = 3; nth <= (IS_NIGHTLY ? 60 : 9); nth += 3) {
      Path store = directory.resolve("force-" + nth);
      Durability durability = Durability.values()[nth / 3 % 3];
      requireReported(injecting("msync,fsync,fdatasync", "EIO", nth, null), store, durability);
    }
  }

  @Test
  void aFullDiskAtTheNthSegmentIsReportedAndNothingAcknowledgedIsLost() throws Exception {
    assumeTrue(canTrace(), "strace is not there or may not trace");
    for (int nth = 2; nth <= (IS_NIGHTLY ? 8 : 3); nth++) {
      Path store = directory.resolve("full-" + nth);
      Path spare = store.resolve("events").resolve("spare.tmp");
      // Tracing each write takes half a minute, so that the normal run has the force refuse it.
      String calls = IS_NIGHTLY ? "write,pwrite64" : "fsync,fdatasync";
      requireReported(injecting(calls, "ENOSPC", nth, spare), store, Durability.PROCESS);
    }
  }

  @Test
  void aDiskThatIsReallyFullIsReportedAndNothingAcknowledgedIsLost() throws Exception {
    Path mount = Files.createDirectory(directory.resolve("small"));
    assumeTrue(isDone("mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", mount.toString()));
    try {
      requireReported(List.of(), mount.resolve("store"), Durability.PROCESS);
    } finally {
      assertThat(isDone("umount", "-l", mount.toString())).isTrue();
    }
  }

  private static boolean canTrace() throws Exception {
    return Files.isExecutable(STRACE) && isDone(STRACE.toString(), "-o", "/dev/null", "true");
  }

  private static boolean isDone(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private void requireReported(List<String> before, Path store, Durability durability)
      throws Exception {
    Path errors = directory.resolve("errors.txt");
    Process process =
        new ProcessBuilder(StoreProcess.command(before, store, 1, durability, 1_000_000, 0, 1))
            .redirectError(errors.toFile())
            .start();
    long last = 0;
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      while (true) {
        last = in.readLong();
      }
    } catch (EOFException end) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("no hang").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(errors);
    assertThat(process.exitValue()).as(said).isEqualTo(StoreProcess.REPORTED);
    assertThat(said).as("names the place").contains(store.toString());
    System.out.printf(
        "faulty disk: %s, %d acknowledged, then %s%n",
        durability, last, said.lines().findFirst().orElse("").replace(store.toString(), "STORE"));
    freeSpace(store);
    try (SlabFeatureStore again =
        SlabFeatureStore.open(StoreProcess.OPTIONS, store, StoreProcess.JOURNAL)) {
      SlabFeatures features = StoreProcess.FLOW.bind(again);
      assertThat(StoreProcess.found(features)).isBetween(last, last + 1);
    }
  }

  /** What an operator does with a full disk; snapshots and a half-made segment may always go. */
  private static void freeSpace(Path store) throws IOException {
    Files.deleteIfExists(store.resolve("events").resolve("spare.tmp"));
  }
}
