package io.verdict.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code NAME.current}: which generation of a map is in use and how large it was made.
 *
 * @param generation number of the file {@code NAME-generation.cmap}
 * @param shape what it was made for
 */
record MapPointer(long generation, MapShape shape) {

  private static final String HEADER = "verdict-map 1";

  static MapPointer readOrNull(Path file) throws IOException {
    List<String> lines = SealedText.read(file, HEADER);
    if (lines.isEmpty()) {
      return null;
    }
    String[] parts = lines.get(0).split(" ", -1);
    try {
      if (parts.length == 4) {
        return new MapPointer(
            Long.parseLong(parts[0]),
            new MapShape(
                Long.parseLong(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
      }
    } catch (NumberFormatException malformed) {
      // reported below with the file's name
    }
    throw SealedText.damaged(file);
  }

  void write(Path file) throws IOException {
    String line =
        generation
            + " "
            + shape.entries()
            + " "
            + shape.averageValueBytes()
            + " "
            + shape.maxValueBytes();
    SealedText.write(file, HEADER, List.of(line));
  }
}
