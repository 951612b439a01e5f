package io.verdict.rules.imports;

/**
 * Logarithms of floats as the exporter takes them: in float steps, each rounded once.
 *
 * <p><b>Thread safety</b>: stateless.
 */
final class FloatLogarithm {
  private FloatLogarithm() {}

  /** The natural logarithm, rounded to float. */
  static float ln(float value) {
    return (float) StrictMath.log(value);
  }

  /** The margin of a probability: -ln(1 / p - 1), each step a float. */
  static float logit(float probability) {
    return -ln(1.0f / probability - 1.0f);
  }
}
