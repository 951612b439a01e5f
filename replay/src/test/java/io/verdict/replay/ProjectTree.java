package io.verdict.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of this project as they lie on disk, for tests about the project itself. */
public final class ProjectTree {
  private static final List<String> MODULES =
      List.of("engine-core", "rules-dsl", "feature-store", "matcher", "replay", "benchmarks");

  private ProjectTree() {}

  /** The top folder: from the build, or found upwards from the working directory in an IDE. */
  public static Path root() {
    String given = System.getProperty("verdict.root");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("verdict.args"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }

  /** All Java sources of the modules' main code, sorted. */
  static List<Path> mainSources() {
    return MODULES.stream()
        .map(module -> root().resolve(module).resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(ProjectTree::javaFiles)
        .sorted()
        .toList();
  }

  /** The path of a file as a reader of the project would write it. */
  static String nameOf(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
