package io.verdict.replay.cli;

import io.verdict.replay.run.InputException;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The policy texts that a command names: one file, or those of a folder. */
final class PolicyTexts {
  private PolicyTexts() {}

  /**
   * The files that a path stands for, in name order, and behind them those of the folder's
   * scenarios.
   *
   * @throws InputException if there are none
   */
  static List<Path> withScenarios(Path path) throws IOException {
    List<Path> files = new ArrayList<>(filesOf(path));
    Path scenarios = path.resolve("scenarios");
    if (Files.isDirectory(scenarios)) {
      try (Stream<Path> entries = Files.list(scenarios)) {
        entries.filter(file -> file.toString().endsWith(".scenario")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /**
   * The files that a path stands for, in name order.
   *
   * @throws InputException if there are none
   */
  static List<Path> filesOf(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (Files.isDirectory(path)) {
      try (Stream<Path> entries = Files.list(path)) {
        List<Path> files =
            entries.filter(file -> file.toString().endsWith(".policy")).sorted().toList();
        if (!files.isEmpty()) {
          return files;
        }
      }
    }
    throw new InputException(
        "there is no policy in " + path + ";\ngive a *.policy file, or a folder that holds some");
  }

  /**
   * Reads one text.
   *
   * @throws InputException if it is no UTF-8, or larger than a policy may be
   */
  static PolicySource read(Path file) throws IOException {
    if (Files.size(file) > PolicyLimits.MAX_TEXT_BYTES) {
      throw new InputException(
          file
              + " is larger than a policy may be;\nat most "
              + PolicyLimits.MAX_TEXT_BYTES
              + " bytes: move tables into files of their own");
    }
    try {
      return PolicySource.of(file.getFileName().toString(), Files.readString(file));
    } catch (CharacterCodingException malformed) {
      throw new InputException(file + " is not UTF-8;\nsave it as UTF-8", malformed);
    }
  }

  /** Writes a text in place of the file, at once or not at all. */
  static void replace(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path written = Files.createTempFile(folder, file.getFileName() + ".", ".new");
    try {
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
