package io.verdict.replay.run;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What to replay and how.
 *
 * @param folder the policy folder, with its {@code data.mapping}
 * @param data the data file, or a folder that holds the mapping's source; null for the source
 *     beside the policy
 * @param out the folder to write
 * @param threads threads that decide, 1 to 64
 * @param limit most applications, 0 for all
 * @param stopsOnError whether the first row that cannot be read ends the run
 */
public record RunOptions(
    Path folder, Path data, Path out, int threads, long limit, boolean stopsOnError) {
  public RunOptions {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(out, "out");
    if (threads < 1 || threads > 64) {
      throw new InputException("--threads is " + threads + "; allowed are 1 to 64");
    }
    if (limit < 0) {
      throw new InputException("--limit is " + limit + "; give a number from 1, or 0 for all");
    }
  }
}
