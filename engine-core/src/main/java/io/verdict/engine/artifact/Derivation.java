package io.verdict.engine.artifact;

import java.util.List;

/**
 * A derived slot: a straight-line register program whose last written register 0 is the value.
 *
 * @param slot the slot written (role DERIVED, or RESULT)
 * @param registers number of registers, at most {@link #MAX_REGISTERS}
 * @param code the instructions in order
 * @param tests the slot tests that {@link Op#TEST} names
 * @param text the expression as the policy writes it
 */
public record Derivation(
    int slot, int registers, List<Instruction> code, List<SlotTest> tests, String text) {
  /** Most registers of a derivation. */
  public static final int MAX_REGISTERS = 256;

  public Derivation {
    code = List.copyOf(code);
    tests = List.copyOf(tests);
  }
}
