package io.verdict.engine.artifact;

import io.verdict.engine.artifact.OperandShape.Immediate;
import io.verdict.engine.artifact.OperandShape.Operand;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import java.util.BitSet;

/** Checks one register program: every operand, and that no register is read before written. */
final class DerivationCheck {
  private static final int ROUNDINGS = Rounding.values().length;
  private static final int MAX_POWER = 18;

  private final Derivation derivation;
  private final Schema schema;
  private final BitSet written = new BitSet();

  DerivationCheck(Derivation derivation, Schema schema) {
    this.derivation = derivation;
    this.schema = schema;
  }

  void run() {
    Role role = Require.field(schema, derivation.slot(), "slot").role();
    Require.that(role == Role.DERIVED || role == Role.RESULT, "a derived slot is not computed");
    Require.range(derivation.registers(), 1, Derivation.MAX_REGISTERS, "registers");
    derivation.tests().forEach(test -> ConditionCodec.check(test, schema));
    for (Instruction step : derivation.code()) {
      OperandShape shape = OperandShape.of(step.op());
      operand(step.op(), shape.a(), step.a());
      operand(step.op(), shape.b(), step.b());
      operand(step.op(), shape.c(), step.c());
      immediate(step.op(), shape.immediate(), step.immediate());
      Require.position(step.dst(), derivation.registers(), "register");
      written.set(step.dst());
    }
    Require.that(written.get(0), "register 0, the value, is never written");
  }

  private void operand(Op op, Operand shape, int operand) {
    switch (shape) {
      case NONE -> unused(op, operand);
      case REGISTER -> register(operand);
      case REGISTER_PAIR -> {
        register(operand);
        register(operand + 1);
      }
      case SLOT -> {
        Kind kind = Require.field(schema, operand, "slot").type().kind();
        Require.that(kind != Kind.KEY, "a key is loaded into a register");
      }
      case KEY_SLOT -> {
        Kind kind = Require.field(schema, operand, "slot").type().kind();
        Require.that(kind == Kind.KEY, "a slot compared as a key is none");
      }
      case ROUNDING -> Require.position(operand, ROUNDINGS, "rounding");
    }
  }

  private void register(int register) {
    Require.position(register, derivation.registers(), "register");
    if (!written.get(register)) {
      throw new IllegalArgumentException("register " + register + " is read before it is written");
    }
  }

  private void immediate(Op op, Immediate shape, long immediate) {
    switch (shape) {
      case NONE -> unused(op, immediate);
      case ANY -> {}
      case POSITIVE -> Require.range(immediate, 1, Long.MAX_VALUE, "immediate");
      case POWER_OF_TEN -> Require.that(isPowerOfTen(immediate), "no power of ten to divide by");
      case TEST -> Require.range(immediate, 0, derivation.tests().size() - 1L, "test");
      case MASK -> Require.range(immediate, 0, Long.MAX_VALUE, "set");
    }
  }

  private static void unused(Op op, long operand) {
    if (operand != 0) {
      throw new IllegalArgumentException("an operand that " + op + " does not use is not 0");
    }
  }

  private static boolean isPowerOfTen(long value) {
    long power = 1;
    for (int i = 0; i < MAX_POWER && power < value; i++) {
      power *= 10;
    }
    return power == value;
  }
}
