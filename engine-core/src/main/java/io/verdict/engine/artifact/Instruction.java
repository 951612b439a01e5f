package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * One step of a derivation; what the operands mean stands at {@link Op}.
 *
 * @param op the operation
 * @param dst register written
 * @param a first operand
 * @param b second operand
 * @param c third operand
 * @param immediate constant operand
 */
public record Instruction(Op op, int dst, int a, int b, int c, long immediate) {
  public Instruction {
    Objects.requireNonNull(op, "op");
  }
}
