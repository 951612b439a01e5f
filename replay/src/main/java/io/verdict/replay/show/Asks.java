package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.RuleDeclaration;
import java.util.Locale;
import java.util.Map;

/** The outcome that a rule or band asks for, as a label. */
final class Asks {
  private static final Map<String, Text> WORDS =
      Map.of(
          "approve", new Text("approve", "通过"),
          "review", new Text("review", "人工审核"),
          "reject", new Text("reject", "拒绝"),
          "allow", new Text("allow", "允许"),
          "allow_less", new Text("allow less", "降额允许"),
          "step_up", new Text("step up", "加强核验"),
          "block", new Text("block", "冻结"));

  private Asks() {}

  static Text words(String outcome) {
    return WORDS.getOrDefault(outcome, Text.of(outcome));
  }

  static Element label(String outcome) {
    return OfflinePage.words("span", words(outcome)).attr("class", "asks " + tone(outcome));
  }

  static Element label(RuleDeclaration.Action action) {
    if (action instanceof RuleDeclaration.Decide decide) {
      return label(decide.outcome().text());
    }
    if (action instanceof RuleDeclaration.Score score) {
      String sign = String.format(Locale.ROOT, "%+d", score.weight());
      return plain(new Text("score " + sign, "计分 " + sign));
    }
    return plain(ActionWords.of(action));
  }

  private static Element plain(Text words) {
    return OfflinePage.words("span", words).attr("class", "asks plain");
  }

  static String tone(String outcome) {
    return switch (outcome) {
      case "approve", "allow" -> "good";
      case "review", "allow_less", "step_up" -> "mid";
      case "reject", "block" -> "bad";
      default -> "plain";
    };
  }
}
