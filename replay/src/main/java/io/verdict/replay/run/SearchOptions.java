package io.verdict.replay.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a search looks for.
 *
 * @param folder the policy folder, with its {@code data.mapping}
 * @param data the data file, or a folder that holds the mapping's source; null for the source
 *     beside the policy
 * @param variations the parameters and their values
 * @param mostBad the bad rate that approvals may have, in {@code (0..1]}
 * @param laterFrom first day that counts out of time; null for the day that parts the rows' days in
 *     two thirds and one
 * @param threads threads that decide, 1 to 64
 * @param limit most rows, 0 for all
 */
public record SearchOptions(
    Path folder,
    Path data,
    List<ParamVariation> variations,
    double mostBad,
    LocalDate laterFrom,
    int threads,
    long limit) {
  /** Most combinations of values. */
  public static final int MAX_CANDIDATES = 500;

  public SearchOptions {
    Objects.requireNonNull(folder, "folder");
    variations = List.copyOf(variations);
    if (!(mostBad > 0 && mostBad <= 1)) {
      throw new InputException("--max-bad is a share above 0 and at most 1, such as 0.02");
    }
    if (variations.isEmpty()) {
      throw new InputException("nothing to search;\ngive --vary NAME=FROM..TO:STEP");
    }
    long product = 1;
    for (ParamVariation variation : variations) {
      product *= variation.values().size();
      if (product > MAX_CANDIDATES) {
        throw new InputException(
            "the values make more than "
                + MAX_CANDIDATES
                + " combinations;\ntake wider steps, or one parameter after the other");
      }
    }
    if (threads < 1 || threads > 64) {
      throw new InputException("--threads is " + threads + "; allowed are 1 to 64");
    }
    if (limit < 0) {
      throw new InputException("--limit is " + limit + "; give a number from 1, or 0 for all");
    }
  }
}
