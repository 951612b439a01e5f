package io.verdict.rules.diff;

import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.RuleDeclaration.Action;
import io.verdict.rules.syntax.RuleDeclaration.Assign;
import io.verdict.rules.syntax.RuleDeclaration.Decide;
import io.verdict.rules.syntax.RuleDeclaration.Defer;
import io.verdict.rules.syntax.RuleDeclaration.Route;
import io.verdict.rules.syntax.RuleDeclaration.Score;
import io.verdict.rules.syntax.RuleDeclaration.Trim;
import java.util.Optional;

/** The parts of what rules, clamps and probes do. */
final class ActionParts {
  private ActionParts() {}

  /** Whether two actions differ in parts that have names. */
  static boolean areNamed(Action was, Action now) {
    boolean isPlain = was instanceof Decide || was instanceof Score;
    return !isPlain && was.getClass().equals(now.getClass());
  }

  /** A rule but for its condition. */
  static Parts of(Declared declared, RuleDeclaration rule) {
    Parts parts = new Parts(declared);
    title(parts, rule.title());
    Action action = rule.action();
    if (action instanceof Route route) {
      parts.text("target", "去向", route.target().text());
    } else if (action instanceof Defer defer) {
      parts.written("delay", "延后时长", defer.delay());
    } else if (action instanceof Assign set) {
      parts.text("result", "结果", set.slot().text());
      parts.written("value", "取值", set.value()).constant("rounding", "取整", set.rounding());
    } else if (action instanceof Trim trim) {
      parts.text("trimmed", "下调对象", trim.slot().text());
      parts.written("value", "取值", trim.value()).constant("rounding", "取整", trim.rounding());
      parts.written("step", "步长", trim.step());
      parts.written("bound", "下限", trim.least().map(RuleDeclaration.Least::value));
      parts.name("below the bound", "低于下限时", trim.least().map(RuleDeclaration.Least::outcome));
    }
    parts.name("reason", "原因", rule.reason()).name("reason card", "原因评分卡", rule.reasonCard());
    return parts.constant("on unknown", "无法判断时", rule.onUnknown());
  }

  static Parts of(Declared declared, ClampDeclaration clamp) {
    Parts parts = new Parts(declared);
    title(parts, clamp.title());
    parts.text("clamped", "限值对象", clamp.slot().text());
    parts.text("side", "方向", clamp.isUpper() ? "<=" : ">=");
    parts.written("bound", "界限", clamp.limit()).constant("rounding", "取整", clamp.rounding());
    return parts.text("reason", "原因", clamp.reason().text());
  }

  static Parts of(Declared declared, ProbeDeclaration probe) {
    Parts parts = new Parts(declared);
    title(parts, probe.title());
    parts.text("counter", "计数", probe.counter().text()).written("wanted", "需要", probe.least());
    parts.name("trimmed", "下调对象", probe.trim().map(ProbeDeclaration.Lowered::slot));
    parts.written("step", "步长", probe.trim().map(ProbeDeclaration.Lowered::step));
    parts.written("bound", "下限", probe.trim().flatMap(ProbeDeclaration.Lowered::least));
    parts.text("else", "否则", probe.outcome().text());
    return parts.text("reason", "原因", probe.reason().text());
  }

  private static void title(Parts parts, Optional<String> title) {
    title.ifPresent(one -> parts.text("title", "名称", one));
  }
}
