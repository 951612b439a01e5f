package io.verdict.engine.artifact;

import io.verdict.engine.artifact.OperandShape.Operand;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random register programs; over many models every operation occurs. */
final class RandomCode {
  private static final Op[] OPS = Op.values();
  private static final int REGISTERS = 8;

  private final SplittableRandom random;
  private final List<Field> fields;
  private final RandomTests randomTests;
  private final RandomFields randomFields;
  private final List<Instruction> code = new ArrayList<>();
  private final List<SlotTest> tests = new ArrayList<>();

  RandomCode(SplittableRandom random, List<Field> fields, RandomTests randomTests) {
    this.random = random;
    this.fields = fields;
    this.randomTests = randomTests;
    this.randomFields = new RandomFields(random);
  }

  /** A derivation that uses the operation of a number and several others. */
  Derivation derivation(int slot, int number) {
    for (int register = 0; register < REGISTERS; register++) {
      Op op = register % 2 == 0 ? Op.LOAD : Op.CONST;
      code.add(instruction(op, register));
    }
    code.add(instruction(OPS[number % OPS.length], random.nextInt(REGISTERS)));
    for (int i = random.nextInt(8); i > 0; i--) {
      code.add(instruction(OPS[random.nextInt(OPS.length)], random.nextInt(REGISTERS)));
    }
    code.add(instruction(OPS[random.nextInt(OPS.length)], 0));
    return new Derivation(slot, REGISTERS, code, tests, "derive " + slot);
  }

  private Instruction instruction(Op op, int dst) {
    OperandShape shape = OperandShape.of(op);
    int a = operand(shape.a());
    int b = operand(shape.b());
    int c = operand(shape.c());
    return new Instruction(op, dst, a, b, c, immediate(shape.immediate()));
  }

  private int operand(Operand shape) {
    return switch (shape) {
      case NONE -> 0;
      case REGISTER -> random.nextInt(REGISTERS);
      case REGISTER_PAIR -> random.nextInt(REGISTERS - 1);
      case KEY_SLOT -> randomFields.slotOf(fields, Kind.KEY);
      case SLOT -> randomFields.slotOf(fields, Kind.INT, Kind.MONEY, Kind.SET, Kind.BOOL);
      case ROUNDING -> random.nextInt(Rounding.values().length);
    };
  }

  private long immediate(OperandShape.Immediate shape) {
    return switch (shape) {
      case NONE -> 0;
      case ANY -> random.nextBoolean() ? random.nextInt(-10, 100) : random.nextLong();
      case POSITIVE -> random.nextLong(1, 1_000_000);
      case POWER_OF_TEN -> random.nextBoolean() ? 100 : 1_000_000;
      case MASK -> random.nextInt(8);
      case TEST -> {
        tests.add(randomTests.test(random.nextInt(fields.size())));
        yield tests.size() - 1;
      }
    };
  }
}
