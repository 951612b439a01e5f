package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.util.ArrayList;
import java.util.List;

/** Section derivations. */
final class DerivationCodec extends SectionCodec<Derivation> {
  private static final int LEAST_INSTRUCTION_BYTES = 6;

  DerivationCodec() {
    super(Section.DERIVATIONS, ArtifactLimit.DERIVATIONS, 5);
  }

  @Override
  void write(Derivation derivation, SectionWriter out) {
    out.unsigned(derivation.slot());
    out.unsigned(derivation.registers());
    out.count(ArtifactLimit.TESTS, derivation.tests().size());
    derivation.tests().forEach(test -> ConditionCodec.write(test, out));
    out.count(ArtifactLimit.INSTRUCTIONS, derivation.code().size());
    for (Instruction step : derivation.code()) {
      out.u8(step.op().ordinal());
      out.unsigned(step.dst());
      out.unsigned(step.a());
      out.unsigned(step.b());
      out.unsigned(step.c());
      out.signed(step.immediate());
    }
    out.string(derivation.text());
  }

  @Override
  Derivation read(SectionReader in) {
    int slot = in.natural();
    int registers = in.natural();
    int testCount = in.count(ArtifactLimit.TESTS, ConditionCodec.LEAST_TEST_BYTES);
    List<SlotTest> tests = new ArrayList<>(testCount);
    for (int i = 0; i < testCount; i++) {
      tests.add(ConditionCodec.readTest(in));
    }
    int codeCount = in.count(ArtifactLimit.INSTRUCTIONS, LEAST_INSTRUCTION_BYTES);
    List<Instruction> code = new ArrayList<>(codeCount);
    for (int i = 0; i < codeCount; i++) {
      code.add(readInstruction(in));
    }
    return new Derivation(slot, registers, code, tests, in.string());
  }

  private static Instruction readInstruction(SectionReader in) {
    Op op = Op.ofOrdinal(in.u8());
    if (op == null) {
      throw in.fault(Code.MALFORMED, "no operation has this number");
    }
    return new Instruction(op, in.natural(), in.natural(), in.natural(), in.natural(), in.signed());
  }

  @Override
  void check(Derivation derivation, Draft draft) {
    new DerivationCheck(derivation, draft.schema).run();
  }

  @Override
  String nameOf(Derivation derivation) {
    return null;
  }
}
