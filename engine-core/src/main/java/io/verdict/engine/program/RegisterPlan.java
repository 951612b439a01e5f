package io.verdict.engine.program;

import io.verdict.engine.artifact.Derivation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the registers of a program are for: first those that derivations write, which all share,
 * then one each for the constants, the slots that a level reads and the results that it writes.
 *
 * <p><b>Thread safety</b>: confined while a program is linked, then immutable.
 */
final class RegisterPlan {
  private final Map<Long, Integer> constants = new HashMap<>();
  private int count;

  RegisterPlan(List<Derivation> all) {
    this.count = all.stream().mapToInt(Derivation::registers).max().orElse(1);
  }

  /** The register of a constant. */
  int constant(long value) {
    return constants.computeIfAbsent(value, missing -> next());
  }

  /** A register for a slot or a result. */
  int next() {
    return count++;
  }

  /** The registers of a thread. */
  Registers newRegisters() {
    Registers registers = new Registers(count);
    constants.forEach((value, register) -> registers.put(register, value, true));
    return registers;
  }
}
