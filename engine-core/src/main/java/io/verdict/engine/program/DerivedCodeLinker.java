package io.verdict.engine.program;

import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.kernel.LinkedTest;
import io.verdict.engine.kernel.SlotLinks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the instructions of derivations into the steps of a {@link DerivedCode}: a load or a
 * constant is no step, since its register is filled before, and the last instruction of a
 * derivation writes into the register of its result.
 *
 * <p><b>Thread safety</b>: confined; used once.
 */
final class DerivedCodeLinker {
  private static final int ITSELF = -1;

  private final SlotLinks links;
  private final RegisterPlan plan;
  private final int[] aliases = new int[Derivation.MAX_REGISTERS];
  private final Map<Integer, Integer> reads = new LinkedHashMap<>();
  private final Map<Integer, Integer> writes = new LinkedHashMap<>();
  private final List<Byte> codes = new ArrayList<>();
  private final List<Integer> operands = new ArrayList<>();
  private final List<Op> ops = new ArrayList<>();
  private final List<Long> immediates = new ArrayList<>();
  private final List<LinkedTest> tests = new ArrayList<>();

  DerivedCodeLinker(List<Derivation> derivations, SlotLinks links, RegisterPlan plan) {
    this.links = links;
    this.plan = plan;
    derivations.forEach(this::add);
  }

  private void add(Derivation derivation) {
    Arrays.fill(aliases, ITSELF);
    int firstTest = tests.size();
    for (SlotTest test : derivation.tests()) {
      tests.add(links.link(test));
      storeNow(tests.get(tests.size() - 1).slot());
    }
    for (Instruction step : derivation.code()) {
      switch (step.op()) {
        case LOAD -> aliases[step.dst()] = read(links.layoutSlot(step.a()));
        case CONST -> aliases[step.dst()] = plan.constant(step.immediate());
        case TEST -> put(step, new int[3], firstTest + step.immediate());
        case UNKNOWN -> put(step, new int[3], 0);
        case KEY_EQ -> put(step, new int[3], keySlots(step));
        default -> computed(step);
      }
    }
    writes.put(links.layoutSlot(derivation.slot()), result());
  }

  /** Where the value is; of its own, so that the next derivation does not overwrite it. */
  private int result() {
    int last = codes.size() - 1;
    if (aliases[0] != ITSELF) {
      return aliases[0];
    }
    int register = plan.next();
    if (operands.get(last * DerivedCode.STRIDE) == 0) {
      operands.set(last * DerivedCode.STRIDE, register);
    } else {
      emit(DerivedCode.MOVE, register, 0);
    }
    return register;
  }

  /** The register of a slot: of its result when this level computes it. */
  private int read(int slot) {
    Integer written = writes.get(slot);
    return written != null ? written : reads.computeIfAbsent(slot, missing -> plan.next());
  }

  /** A test looks at the record, so a result of this level must be there. */
  private void storeNow(int slot) {
    Integer written = writes.get(slot);
    if (written != null) {
      emit(DerivedCode.STORE, slot, written);
    }
  }

  private long keySlots(Instruction step) {
    return (long) links.layoutSlot(step.a()) << 32 | links.layoutSlot(step.b());
  }

  private void computed(Instruction step) {
    Op op = step.op();
    if (op == Op.DISTANCE_KM) {
      materialise(step.a() + 1);
      materialise(step.b() + 1);
      materialise(step.a());
      materialise(step.b());
    } else if (op == Op.IRR) {
      materialise(step.c());
    }
    int a = operand(step.a());
    int b = isUnary(op) ? a : operand(step.b());
    int c = op == Op.SELECT ? operand(step.c()) : step.c();
    put(step, new int[] {a, b, c}, step.immediate());
  }

  private static boolean isUnary(Op op) {
    return switch (op) {
      case NEG, ABS, NOT, FLOOR_TO, RESCALE, INTERSECTS, TO_DOUBLE, FROM_DOUBLE -> true;
      case D_EXP, D_LN, HOUR, DATE_OF, MONTH_OF, WEEKDAY_OF -> true;
      default -> false;
    };
  }

  private static byte codeOf(Op op) {
    return switch (op) {
      case ADD -> DerivedCode.ADD;
      case SUB -> DerivedCode.SUB;
      case MUL -> DerivedCode.MUL;
      case MIN -> DerivedCode.MIN;
      case MAX -> DerivedCode.MAX;
      case LT -> DerivedCode.LT;
      case LE -> DerivedCode.LE;
      case EQ -> DerivedCode.EQ;
      case AND -> DerivedCode.AND;
      case OR -> DerivedCode.OR;
      case NOT -> DerivedCode.NOT;
      case SELECT -> DerivedCode.SELECT;
      case DEFAULT -> DerivedCode.DEFAULT;
      case TEST -> DerivedCode.TEST;
      case KEY_EQ -> DerivedCode.KEY_EQ;
      case D_ADD -> DerivedCode.D_ADD;
      case D_SUB -> DerivedCode.D_SUB;
      case D_MUL -> DerivedCode.D_MUL;
      case D_DIV -> DerivedCode.D_DIV;
      case TO_DOUBLE -> DerivedCode.TO_DOUBLE;
      default -> DerivedCode.SLOW;
    };
  }

  /** Where the value of a register of the derivation is. */
  private int operand(int register) {
    return aliases[register] == ITSELF ? register : aliases[register];
  }

  /** Brings a loaded slot or a constant into its register, for operations that read neighbours. */
  private void materialise(int register) {
    if (aliases[register] != ITSELF) {
      emit(DerivedCode.MOVE, register, aliases[register]);
      aliases[register] = ITSELF;
    }
  }

  private void put(Instruction step, int[] abc, long immediate) {
    codes.add(codeOf(step.op()));
    ops.add(step.op());
    operands.addAll(List.of(step.dst(), abc[0], abc[1], abc[2]));
    immediates.add(immediate);
    aliases[step.dst()] = ITSELF;
  }

  private void emit(byte code, int dst, int a) {
    codes.add(code);
    ops.add(Op.LOAD);
    operands.addAll(List.of(dst, a, a, 0));
    immediates.add(0L);
  }

  int[] readSlots() {
    return array(reads.keySet());
  }

  int[] readInto() {
    return array(reads.values());
  }

  int[] writtenSlots() {
    return array(writes.keySet());
  }

  int[] writtenFrom() {
    return array(writes.values());
  }

  private static int[] array(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  byte[] codes() {
    byte[] array = new byte[codes.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = codes.get(i);
    }
    return array;
  }

  int[] operands() {
    return array(operands);
  }

  Op[] ops() {
    return ops.toArray(Op[]::new);
  }

  long[] immediates() {
    return immediates.stream().mapToLong(Long::longValue).toArray();
  }

  LinkedTest[] tests() {
    return tests.toArray(LinkedTest[]::new);
  }
}
