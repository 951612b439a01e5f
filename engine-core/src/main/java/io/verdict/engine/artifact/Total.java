package io.verdict.engine.artifact;

import java.util.List;

/**
 * The sum of the weights of the stage's fired rules.
 *
 * @param slot the INT slot written (role RESULT)
 * @param bands disjoint bands that ask for an outcome; a total outside all of them asks for none
 */
public record Total(int slot, List<Band> bands) {
  public Total {
    bands = List.copyOf(bands);
  }
}
