package io.verdict.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file {@code versions}: the highest version of each policy that has decided, so that an older
 * one does not come back unseen.
 *
 * <p><b>Thread safety</b>: any threads; processes that share a store read each other's marks when
 * they open it, and only ever raise them.
 */
public final class VersionMarks {
  private static final String HEADER = "verdict-versions 1";

  private final Path file;
  private final Gate gate;

  VersionMarks(Path directory) {
    this.file = directory.resolve("versions");
    this.gate = new Gate(directory, "versions.gate");
  }

  /**
   * Returns the highest version that decided, 0 when none has.
   *
   * @param key what the version is of
   * @throws StoreException {@code DAMAGED} or {@code IO}
   */
  public int highest(String key) {
    try {
      return read().getOrDefault(key, 0);
    } catch (IOException failed) {
      throw StoreException.io(file, failed);
    }
  }

  /** Remembers that a version decides; a lower one than before changes nothing. */
  public void raise(String key, int version) {
    try {
      gate.within(
          () -> {
            Map<String, Integer> marks = read();
            if (version > marks.getOrDefault(key, 0)) {
              marks.put(key, version);
              write(marks);
            }
            return null;
          });
    } catch (IOException failed) {
      throw StoreException.io(file, failed);
    }
  }

  private void write(Map<String, Integer> marks) throws IOException {
    List<String> lines = new ArrayList<>();
    marks.forEach((key, version) -> lines.add(version + " " + key));
    SealedText.write(file, HEADER, lines);
  }

  private Map<String, Integer> read() throws IOException {
    Map<String, Integer> marks = new TreeMap<>();
    for (String line : SealedText.read(file, HEADER)) {
      int blank = line.indexOf(' ');
      try {
        marks.put(line.substring(blank + 1), Integer.parseInt(line.substring(0, blank)));
      } catch (NumberFormatException | IndexOutOfBoundsException malformed) {
        throw SealedText.damaged(file);
      }
    }
    return marks;
  }
}
