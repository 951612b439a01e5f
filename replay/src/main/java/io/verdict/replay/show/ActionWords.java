package io.verdict.replay.show;

import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.RuleDeclaration.Action;
import io.verdict.rules.syntax.RuleDeclaration.Assign;
import io.verdict.rules.syntax.RuleDeclaration.Decide;
import io.verdict.rules.syntax.RuleDeclaration.Defer;
import io.verdict.rules.syntax.RuleDeclaration.Route;
import io.verdict.rules.syntax.RuleDeclaration.Score;
import io.verdict.rules.syntax.RuleDeclaration.Trim;
import java.util.List;
import java.util.Optional;

/** What rules, clamps and probes do, in words. */
final class ActionWords {
  private ActionWords() {}

  static Text of(Action action) {
    if (action instanceof Decide decide) {
      return Asks.words(decide.outcome().text());
    } else if (action instanceof Score score) {
      return Sentence.of("score %d", "计分 %d", score.weight());
    } else if (action instanceof Route route) {
      return Sentence.of("route to %s", "转至 %s", route.target().text());
    } else if (action instanceof Defer defer) {
      return Sentence.of("put off for %s", "延后 %s", Sentence.value(defer.delay()));
    } else if (action instanceof Assign set) {
      Text rounding = Sentence.rounding(set.rounding());
      Text value = Sentence.value(set.value());
      return Sentence.of("set %s to %s%s", "将 %s 设为 %s%s", set.slot().text(), value, rounding);
    }
    return trim((Trim) action);
  }

  private static Text trim(Trim trim) {
    Text words =
        Sentence.of(
            "lower %s to %s%s",
            "将 %s 降至 %s%s",
            trim.slot().text(),
            Sentence.value(trim.value()),
            Sentence.rounding(trim.rounding()));
    if (trim.step().isPresent()) {
      Text step = Sentence.value(trim.step().get());
      words = Sentence.then(words, Sentence.of(", in steps of %s", "，步长 %s", step));
    }
    if (trim.least().isPresent()) {
      Text least = Sentence.value(trim.least().get().value());
      Text outcome = Asks.words(trim.least().get().outcome().text());
      words = Sentence.then(words, Sentence.of(", below %s %s", "，低于 %s 则%s", least, outcome));
    }
    return words;
  }

  static List<Text> clamp(ClampDeclaration clamp) {
    Text head = named("clamp", "限值", clamp.id().map(id -> id.text()), clamp.title());
    String english = clamp.isUpper() ? "at most" : "at least";
    Text limit =
        Sentence.of(
            "%s: %s is kept to " + english + " %s%s%s; where that bites, reason %s",
            "%s：%s " + (clamp.isUpper() ? "不高于" : "不低于") + " %s%s%s；触及时原因 %s",
            head,
            clamp.slot().text(),
            clamp.isParam() ? new Text("the parameter ", "参数 ") : Text.EMPTY,
            Sentence.value(clamp.limit()),
            Sentence.rounding(clamp.rounding()),
            clamp.reason().text());
    return List.of(limit);
  }

  static List<Text> probe(ProbeDeclaration probe) {
    Text asks =
        Sentence.of(
            "%s: asks the match stage first; %s of at least %s is wanted",
            "%s：先询问资金匹配，%s 至少为 %s",
            named("probe", "试探", probe.id().map(id -> id.text()), probe.title()),
            probe.counter().text(),
            Sentence.value(probe.least()));
    Text end =
        Sentence.of(
            "too few: %s, reason %s",
            "不足时：%s，原因 %s", Asks.words(probe.outcome().text()), probe.reason().text());
    if (probe.trim().isEmpty()) {
      return List.of(asks, end);
    }
    ProbeDeclaration.Lowered trim = probe.trim().get();
    Text floor =
        trim.least()
            .map(least -> Sentence.of(", not below %s", "，不低于 %s", Sentence.value(least)))
            .orElse(Text.EMPTY);
    Text lowered =
        Sentence.of(
            "too few: lower %s in steps of %s%s",
            "不足时：以 %2$s 为步长下调 %1$s%3$s", trim.slot().text(), Sentence.value(trim.step()), floor);
    Text still = new Text("still " + end.en(), "仍" + end.zh());
    return List.of(asks, lowered, still);
  }

  private static Text named(
      String english, String chinese, Optional<String> id, Optional<String> title) {
    String name = id.map(one -> " " + one).orElse("");
    String quoted = title.map(one -> " \"" + one + '"').orElse("");
    return new Text(english + name + quoted, chinese + name + quoted);
  }
}
