package io.verdict.replay.show;

import io.verdict.replay.report.model.Text;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.StageParts;
import java.math.BigDecimal;

/** What the policies of a folder are for, in words. */
final class ShownRoles {
  private ShownRoles() {}

  /** What a policy is for; empty where it is the only one of its stage. */
  static Text of(CompiledPolicy compiled, StageParts policy) {
    long others =
        compiled.policies().stream().filter(one -> one.stage() == policy.stage()).count() - 1;
    if (others == 0 || compiled.flow().isEmpty()) {
      return Text.EMPTY;
    }
    return compiled.flow().get().steps().stream()
        .flatMap(step -> step.arms().stream())
        .filter(arm -> arm.model().name().equals(policy.name()))
        .findFirst()
        .map(ShownRoles::of)
        .orElse(new Text("in no flow", "不在流程中"));
  }

  /** What an arm is for, with its share. */
  static Text of(CompiledFlow.Arm arm) {
    String share =
        BigDecimal.valueOf(arm.shareBasisPoints(), 2).stripTrailingZeros().toPlainString();
    return switch (arm.role()) {
      case CHAMPION -> new Text("champion, " + share + " %", "冠军，" + share + " %");
      case CHALLENGER -> new Text("challenger, " + share + " %", "挑战者，" + share + " %");
      case SHADOW -> new Text("shadow beside " + share + " %", "影子，伴随 " + share + " %");
    };
  }
}
