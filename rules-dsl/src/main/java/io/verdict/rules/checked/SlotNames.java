package io.verdict.rules.checked;

import io.verdict.engine.artifact.Stage;

/**
 * The names of slots that no author named: the text of the expression and the stage.
 *
 * <p>The stage belongs to the name because the stages of a flow share one record, and each computes
 * its own. No author can write such a name: names have no spaces.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class SlotNames {

  private static final int MAX_TEXT = 200;

  private SlotNames() {}

  /** The name of the slot of an expression. */
  public static String ofComputed(String text, Stage stage) {
    String shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    return shown + " [" + stage.policyName() + "]";
  }

  /** The name of a further slot whose expression has the same text. */
  public static String ofComputed(String text, Stage stage, int number) {
    return ofComputed(text, stage) + " #" + number;
  }
}
