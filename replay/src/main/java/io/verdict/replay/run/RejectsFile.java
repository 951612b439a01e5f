package io.verdict.replay.run;

import io.verdict.replay.history.RowError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code rejects.csv}: every row that could not be read, where, and what was expected. */
final class RejectsFile implements AutoCloseable {
  private final HashedCsv csv;
  private final boolean stopsOnError;
  private final Path data;

  RejectsFile(Path file, Path data, boolean stopsOnError) throws IOException {
    this.csv = new HashedCsv(file, List.of("row", "line", "column", "expected"));
    this.data = data;
    this.stopsOnError = stopsOnError;
  }

  /**
   * Adds the mistakes of one row.
   *
   * @throws InputException if the run is to stop at the first
   */
  void add(List<RowError> errors) throws IOException {
    for (RowError error : errors) {
      if (stopsOnError) {
        throw new InputException(
            data + ": " + error.message() + "\ncorrect it, or go on with --on-error skip");
      }
      csv.row(
          List.of(
              Long.toString(error.row()),
              Long.toString(error.line()),
              error.column(),
              error.expected()));
    }
  }

  void finish() throws IOException {
    csv.finish();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
