package io.verdict.rules.lowering;

import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of one derived slot.
 *
 * <p>Registers are taken like a stack: an operation whose result goes to register d evaluates its
 * operands to d, d+1, … and leaves the result in d. So the operands of an operation lie side by
 * side.
 */
final class ProgramLowering {

  private final List<Instruction> code = new ArrayList<>();
  private final List<SlotTest> tests = new ArrayList<>();
  private int registers;

  private ProgramLowering() {}

  static Derivation lower(CheckedDerivation derivation) {
    ProgramLowering program = new ProgramLowering();
    program.value(derivation.value(), 0);
    return new Derivation(
        derivation.slot(), program.registers, program.code, program.tests, derivation.text());
  }

  private void value(CheckedValue value, int target) {
    reserve(target);
    if (value instanceof CheckedValue.Load load) {
      emit(Op.LOAD, target, load.slot(), 0, 0, 0);
    } else if (value instanceof CheckedValue.Constant constant) {
      emit(Op.CONST, target, 0, 0, 0, constant.value());
    } else if (value instanceof CheckedValue.Decision decision) {
      condition(NormalForm.of(decision.condition()), target);
    } else {
      step((CheckedValue.Step) value, target);
    }
  }

  private void step(CheckedValue.Step step, int target) {
    List<CheckedValue> operands = step.operands();
    if (step.op() == Op.KEY_EQ) {
      int left = ((CheckedValue.Load) operands.get(0)).slot();
      int right = ((CheckedValue.Load) operands.get(1)).slot();
      emit(Op.KEY_EQ, target, left, right, 0, 0);
      return;
    }
    for (int index = 0; index < operands.size(); index++) {
      value(operands.get(index), target + index);
    }
    int rounding = step.rounding().ordinal();
    switch (step.op()) {
      case DIV -> emit(Op.DIV, target, target, target + 1, rounding, step.immediate());
      case RESCALE, FROM_DOUBLE -> emit(step.op(), target, target, 0, rounding, step.immediate());
      case UNKNOWN -> emit(Op.UNKNOWN, target, 0, 0, 0, 0);
      case DISTANCE_KM -> emit(step.op(), target, target, target + 2, 0, 0);
      case SELECT, IRR -> emit(step.op(), target, target, target + 1, target + 2, 0);
      default -> {
        int second = operands.size() > 1 ? target + 1 : 0;
        emit(step.op(), target, target, second, 0, step.immediate());
      }
    }
  }

  private void condition(CheckedCondition condition, int target) {
    reserve(target);
    if (condition instanceof CheckedCondition.Test test) {
      emit(Op.TEST, target, 0, 0, 0, testNumber(test.test()));
    } else if (condition instanceof CheckedCondition.Opposite opposite) {
      condition(opposite.part(), target);
      emit(Op.NOT, target, target, 0, 0, 0);
    } else if (condition instanceof CheckedCondition.All all) {
      joined(Op.AND, all.parts(), target);
    } else {
      joined(Op.OR, ((CheckedCondition.Some) condition).parts(), target);
    }
  }

  private void joined(Op op, List<CheckedCondition> parts, int target) {
    if (parts.isEmpty()) {
      emit(Op.CONST, target, 0, 0, 0, op == Op.AND ? 1 : 0);
      return;
    }
    condition(parts.get(0), target);
    for (CheckedCondition part : parts.subList(1, parts.size())) {
      condition(part, target + 1);
      emit(op, target, target, target + 1, 0, 0);
    }
  }

  private int testNumber(SlotTest test) {
    int known = tests.indexOf(test);
    if (known >= 0) {
      return known;
    }
    tests.add(test);
    return tests.size() - 1;
  }

  private void reserve(int register) {
    registers = Math.max(registers, register + 1);
  }

  private void emit(Op op, int target, int a, int b, int c, long immediate) {
    code.add(new Instruction(op, target, a, b, c, immediate));
  }
}
