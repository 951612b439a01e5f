package io.verdict.engine.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one map's generations, {@code NAME-1.cmap} and on, and the pointer {@code
 * NAME.current} to the one in use. A generation that is removed stays readable to the processes
 * that have it mapped.
 *
 * <p><b>Thread safety</b>: used within the map's gate, or for reading the pointer alone.
 */
final class MapGenerations {

  private static final String SUFFIX = ".cmap";

  private final Path directory;
  private final String name;
  private final Path pointer;

  MapGenerations(Path directory, String name) {
    this.directory = directory;
    this.name = name;
    this.pointer = directory.resolve(name + ".current");
  }

  Path file(long generation) {
    return directory.resolve(name + "-" + generation + SUFFIX);
  }

  FileStamp stamp() throws IOException {
    return FileStamp.of(pointer);
  }

  /** Returns the generation in use, or null when there is none. */
  MapPointer currentOrNull() throws IOException {
    MapPointer current = MapPointer.readOrNull(pointer);
    return current == null || !Files.exists(file(current.generation())) ? null : current;
  }

  /** Points to a generation, whole by now, and removes those before it. */
  void use(MapPointer next) throws IOException {
    next.write(pointer);
    for (Path file : files()) {
      if (number(file) < next.generation()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** One more than the highest generation that has a file. */
  long next() throws IOException {
    long highest = 0;
    for (Path file : files()) {
      highest = Math.max(highest, number(file));
    }
    return highest + 1;
  }

  private List<Path> files() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name + "-*" + SUFFIX)) {
      for (Path file : files) {
        if (number(file) > 0) {
          found.add(file);
        }
      }
    }
    return found;
  }

  /** The generation's number, or 0 for a file of another map. */
  private long number(Path file) {
    String text = file.getFileName().toString();
    String digits = text.substring(name.length() + 1, text.length() - SUFFIX.length());
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }
}
