package io.verdict.replay.fit;

import io.verdict.engine.artifact.Stage;
import io.verdict.replay.run.InputException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a card is fitted on.
 *
 * @param folder the policy folder: its inputs are the candidates, its rules can define the sample
 * @param data the history
 * @param excluding rules whose hits are left out of the sample
 * @param indeterminate rules whose hits are neither good nor bad
 * @param stage the stage whose own history it is, such as the months of accounts; null for
 *     applications
 * @param after the stage that a row must have passed; null for none
 * @param window which days count, and from which day rows only try the card
 * @param holdOut share of the rows drawn to only try the card; 0 where a day parts them
 * @param recipe how the card is fitted
 */
public record FitOptions(
    Path folder,
    Path data,
    List<String> excluding,
    List<String> indeterminate,
    Stage stage,
    Stage after,
    Window window,
    double holdOut,
    Recipe recipe) {
  public FitOptions {
    excluding = List.copyOf(excluding);
    indeterminate = List.copyOf(indeterminate);
    if (!(holdOut >= 0 && holdOut <= 0.9)) {
      throw new InputException("--hold-out is " + holdOut + "; allowed is 0 to 0.9");
    }
  }

  /**
   * Days of a sample, each null where it does not bound.
   *
   * @param from first day
   * @param to last day
   * @param laterFrom first day of the rows that only try the card
   */
  public record Window(LocalDate from, LocalDate to, LocalDate laterFrom) {

    boolean contains(long timeMillis, ZoneId zone) {
      if (from == null && to == null) {
        return true;
      }
      LocalDate day = day(timeMillis, zone);
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    boolean isLater(long timeMillis, ZoneId zone) {
      return laterFrom != null && !day(timeMillis, zone).isBefore(laterFrom);
    }

    boolean hasLater() {
      return laterFrom != null;
    }

    private static LocalDate day(long timeMillis, ZoneId zone) {
      if (timeMillis == Long.MIN_VALUE) {
        throw new InputException(
            "--from, --to and --later-from need a time;\nadd a line such as: time COLUMN to the"
                + " mapping");
      }
      return Instant.ofEpochMilli(timeMillis).atZone(zone).toLocalDate();
    }
  }

  List<String> rules() {
    List<String> rules = new ArrayList<>(excluding);
    rules.addAll(indeterminate);
    return rules;
  }

  String described(boolean isGenerated) {
    List<String> parts = new ArrayList<>();
    parts.add(
        isGenerated
            ? "bad as the world knows: 91 or more days past due within 12 months, all approved on"
                + " flat terms"
            : "bad as the mapping says");
    if (after != null) {
      parts.add("passed " + after.policyName());
    }
    if (!excluding.isEmpty()) {
      parts.add("without hits of " + String.join(" ", excluding));
    }
    if (!indeterminate.isEmpty()) {
      parts.add("indeterminate where " + String.join(" ", indeterminate));
    }
    if (window.from() != null || window.to() != null) {
      String first = window.from() == null ? "the first" : window.from().toString();
      parts.add("days from " + first + (window.to() == null ? "" : " to " + window.to()));
    }
    if (window.laterFrom() != null) {
      parts.add("out of time from " + window.laterFrom());
    }
    if (holdOut > 0) {
      parts.add("hold-out " + holdOut);
    }
    return String.join(", ", parts);
  }
}
