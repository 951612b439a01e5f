package io.verdict.engine.artifact;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the operands of an operation are; what an operation does not use is zero.
 *
 * @param a first operand
 * @param b second operand
 * @param c third operand
 * @param immediate constant operand
 */
record OperandShape(Operand a, Operand b, Operand c, Immediate immediate) {
  /** What a, b or c may be. */
  enum Operand {
    NONE,
    REGISTER,
    /** A register and the one after it. */
    REGISTER_PAIR,
    SLOT,
    KEY_SLOT,
    ROUNDING
  }

  /** What the immediate may be. */
  enum Immediate {
    NONE,
    ANY,
    POSITIVE,
    POWER_OF_TEN,
    TEST,
    /** A set: not negative. */
    MASK
  }

  private static final Map<Op, OperandShape> SHAPES = new EnumMap<>(Op.class);

  static {
    for (Op op : Op.values()) {
      SHAPES.put(op, shape(op));
    }
  }

  static OperandShape of(Op op) {
    return SHAPES.get(op);
  }

  private static OperandShape shape(Op op) {
    return switch (op) {
      case LOAD -> unary(Operand.SLOT, Immediate.NONE);
      case CONST -> unary(Operand.NONE, Immediate.ANY);
      case UNKNOWN -> unary(Operand.NONE, Immediate.NONE);
      case TEST -> unary(Operand.NONE, Immediate.TEST);
      case NEG, ABS, NOT, D_EXP, D_LN, HOUR, DATE_OF, MONTH_OF, WEEKDAY_OF ->
          unary(Operand.REGISTER, Immediate.NONE);
      case FLOOR_TO -> unary(Operand.REGISTER, Immediate.POSITIVE);
      case INTERSECTS -> unary(Operand.REGISTER, Immediate.MASK);
      case TO_DOUBLE -> unary(Operand.REGISTER, Immediate.POWER_OF_TEN);
      case ADD, SUB, MUL, MIN, MAX, LT, LE, EQ, AND, OR, DEFAULT, ANNUITY -> binary();
      case D_ADD, D_SUB, D_MUL, D_DIV, MONTHS_BETWEEN -> binary();
      case MUL_DIV, DIV ->
          new OperandShape(
              Operand.REGISTER, Operand.REGISTER, Operand.ROUNDING, Immediate.POSITIVE);
      case RESCALE, FROM_DOUBLE ->
          new OperandShape(Operand.REGISTER, Operand.NONE, Operand.ROUNDING, Immediate.POSITIVE);
      case SELECT, IRR ->
          new OperandShape(Operand.REGISTER, Operand.REGISTER, Operand.REGISTER, Immediate.NONE);
      case KEY_EQ ->
          new OperandShape(Operand.KEY_SLOT, Operand.KEY_SLOT, Operand.NONE, Immediate.NONE);
      case DISTANCE_KM ->
          new OperandShape(
              Operand.REGISTER_PAIR, Operand.REGISTER_PAIR, Operand.NONE, Immediate.NONE);
    };
  }

  private static OperandShape unary(Operand a, Immediate immediate) {
    return new OperandShape(a, Operand.NONE, Operand.NONE, immediate);
  }

  private static OperandShape binary() {
    return new OperandShape(Operand.REGISTER, Operand.REGISTER, Operand.NONE, Immediate.NONE);
  }
}
