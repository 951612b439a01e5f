package io.verdict.rules.checked;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.IntervalText;
import io.verdict.engine.schema.Type;
import java.util.List;

/**
 * Constants and intervals as an author would write them: the same text as in an explanation.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class ValueText {

  private ValueText() {}

  /**
   * An interval in the language's notation.
   *
   * @param symbols the symbols of a code, which its type does not know yet
   */
  public static String of(Interval interval, Type type, List<String> symbols) {
    return IntervalText.of(interval, type, symbols);
  }

  /** A constant in the language's notation. */
  public static String of(long value, Type type, List<String> symbols) {
    return IntervalText.of(value, type, symbols);
  }
}
