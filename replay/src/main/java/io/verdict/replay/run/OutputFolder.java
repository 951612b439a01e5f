package io.verdict.replay.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a run writes into.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder where it is not there, and proves that files can be made in it.
   *
   * @throws InputException if it cannot be written
   */
  public static Path open(Path folder) {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, ".probe", "");
      Files.delete(probe);
      return folder;
    } catch (IOException e) {
      throw new InputException(
          "cannot write into " + folder + ";\ngive a folder that you may write with --out", e);
    }
  }

  /** Removes a folder of an earlier run and what is in it. */
  static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        for (Path one : deepestFirst) {
          Files.delete(one);
        }
      }
    }
    return folder;
  }
}
