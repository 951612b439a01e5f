package io.verdict.rules;

import io.verdict.engine.artifact.Stage;

/**
 * A line of a policy that a scenario is merged into.
 *
 * @param stage the stage that it belongs to
 * @param text the line as it is written
 * @param file the file that it stands in
 * @param line its line there, from 1
 * @param origin who wrote it
 */
public record MergedLine(Stage stage, String text, String file, int line, Origin origin) {

  /** Who wrote a line. */
  public enum Origin {
    /** The policy. */
    POLICY(" "),
    /** The scenario. */
    SCENARIO("+"),
    /** The policy, and the scenario sets another value in its place. */
    REPLACED("-");

    private final String mark;

    Origin(String mark) {
      this.mark = mark;
    }

    /** One character that stands before such a line when it is printed. */
    public String mark() {
      return mark;
    }
  }

  /** {@code + text # scenarios/travel.scenario:4}. */
  public String print() {
    String shown = origin.mark() + " " + text;
    return shown + " ".repeat(Math.max(2, 88 - shown.length())) + "# " + file + ":" + line;
  }
}
