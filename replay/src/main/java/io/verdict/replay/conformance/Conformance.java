package io.verdict.replay.conformance;

import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.ImportedModel;
import io.verdict.rules.imports.ModelCheck;
import io.verdict.rules.imports.ModelImport;
import io.verdict.rules.verification.ModelRows;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the folders of a test suite: one with a {@code .dmn} file is a DMN TCK folder; one with a
 * model ({@code .pmml}, {@code .json}, {@code .txt}) and a CSV beside it, or a {@code .pmml} with
 * rows of its own, is a sample of a model.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class Conformance {
  private static final long MAX_BYTES = 64L << 20;
  private static final List<String> MODELS = List.of(".pmml", ".json", ".txt");

  private Conformance() {}

  /**
   * Runs a folder, or every folder below it that has a test, in the order of their names.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static List<FolderResult> run(Path path) throws IOException {
    List<FolderResult> results = new ArrayList<>();
    try (Stream<Path> below = Files.walk(path)) {
      for (Path folder : below.filter(Files::isDirectory).sorted().toList()) {
        List<Path> files = files(folder);
        String name =
            folder.equals(path)
                ? folder.getFileName().toString()
                : path.relativize(folder).toString();
        List<Path> dmn = ending(files, ".dmn");
        if (!dmn.isEmpty()) {
          results.add(DmnTck.run(name, dmn.get(0), ending(files, ".xml")));
        }
        Tally tally = new Tally();
        boolean hasSample = false;
        for (Path model : files) {
          hasSample |= runModel(model, rowsOf(model, files), tally);
        }
        if (hasSample) {
          results.add(tally.result(name));
        }
      }
    }
    return results;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> ending(List<Path> files, String suffix) {
    return files.stream().filter(file -> file.toString().endsWith(suffix)).toList();
  }

  /** The CSV of a model: its name with {@code .csv} behind or instead of its suffix. */
  private static Optional<Path> rowsOf(Path model, List<Path> files) {
    String name = model.getFileName().toString();
    Optional<String> suffix = MODELS.stream().filter(name::endsWith).findFirst();
    if (suffix.isEmpty()) {
      return Optional.empty();
    }
    String base = name.substring(0, name.length() - suffix.get().length());
    return Stream.of(name + ".csv", base + ".csv")
        .map(model::resolveSibling)
        .filter(files::contains)
        .findFirst();
  }

  /** Runs a model over the rows beside or within it; whether it has any. */
  private static boolean runModel(Path model, Optional<Path> rows, Tally tally) {
    boolean isPmml = model.toString().endsWith(".pmml");
    if (rows.isEmpty() && !isPmml) {
      return false;
    }
    String file = model.getFileName().toString();
    try {
      String text = text(model);
      Optional<String> csv = rows.isPresent() ? Optional.of(text(rows.get())) : Optional.empty();
      if (csv.isEmpty() && !text.contains("ModelVerification")) {
        return false;
      }
      if (isPmml && CardSample.isCard(text)) {
        CardSample.run(file, text, csv, tally);
      } else {
        runTrees(file, ModelImport.read(text), csv, tally);
      }
    } catch (ImportFailure failure) {
      tally.unsupported(file + ", line " + failure.line() + ": " + failure.element());
    } catch (IOException failure) {
      tally.unsupported(file + ": cannot be read");
    }
    return true;
  }

  private static void runTrees(
      String file, ImportedModel model, Optional<String> csv, Tally tally) {
    List<ModelCheck> checks = csv.isPresent() ? ModelRows.read(csv.get(), model) : model.checks();
    for (ModelCheck check : checks) {
      if (ModelRows.run(model, List.of(check)).isEmpty()) {
        tally.pass();
      } else {
        tally.fail(file + ", row " + check.row() + ", " + check.field());
      }
    }
  }

  /** The text of a file within the limit of size. */
  static String text(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file.getFileName() + " is larger than " + MAX_BYTES + " bytes");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException malformed) {
      throw new IOException(file.getFileName() + " is not UTF-8", malformed);
    }
  }
}
