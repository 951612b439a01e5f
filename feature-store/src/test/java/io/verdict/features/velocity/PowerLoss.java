package io.verdict.features.velocity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Makes of a folder that a store has open what a power failure would leave of it: each 4 KiB page
 * of a log segment that was written after the last force is there as it was then, or as it is now;
 * in one cut of five all of them are as they were.
 *
 * <p>Files that are forced before they get their name (snapshots) are there whole or, when they
 * came after the force, perhaps not at all; a segment that was begun after it has its forced
 * header.
 */
final class PowerLoss {
  private static final int PAGE_BYTES = 4_096;
  private static final int HEADER_BYTES = 64;
  private static final int FORCED_MARK_OFFSET = 32;

  private final Map<Path, byte[]> forced = new HashMap<>();
  private long droppedPages;

  /** Takes the folder's bytes as those on the device: nothing may be unforced. */
  void forced(Path folder) throws IOException {
    forced.clear();
    for (Path file : files(folder)) {
      forced.put(folder.relativize(file), Files.readAllBytes(file));
    }
  }

  /** Writes what is left after a cut into another folder. */
  void cut(Path folder, Path device, SplittableRandom random) throws IOException {
    int keepOneIn = random.nextInt(0, 5);
    for (Path file : files(folder)) {
      Path name = folder.relativize(file);
      byte[] now = Files.readAllBytes(file);
      byte[] then = forced.get(name);
      if (name.toString().endsWith(".vdj")) {
        now = drop(now, then == null ? begun(now) : then, keepOneIn, random);
      }
      Path copy = device.resolve(name.toString());
      Files.createDirectories(copy.getParent());
      Files.write(copy, now);
    }
  }

  /** A segment as it was forced when it was begun: its header, and zeros. */
  private static byte[] begun(byte[] now) {
    byte[] begun = new byte[now.length];
    System.arraycopy(now, 0, begun, 0, HEADER_BYTES);
    Arrays.fill(begun, FORCED_MARK_OFFSET, HEADER_BYTES, (byte) 0);
    return begun;
  }

  private byte[] drop(byte[] now, byte[] then, int keepOneIn, SplittableRandom random) {
    byte[] left = now.clone();
    for (int at = 0; at < now.length; at += PAGE_BYTES) {
      int end = Math.min(at + PAGE_BYTES, now.length);
      boolean isWritten = !Arrays.equals(now, at, end, then, at, end);
      if (isWritten && (keepOneIn == 0 || random.nextInt(keepOneIn) != 0)) {
        System.arraycopy(then, at, left, at, end - at);
        droppedPages++;
      }
    }
    return left;
  }

  long droppedPages() {
    return droppedPages;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock") && !file.toString().endsWith(".tmp"))
          .sorted()
          .toList();
    }
  }
}
