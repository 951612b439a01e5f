package io.verdict.replay.show;

import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration.Action;
import io.verdict.rules.syntax.MatrixDeclaration.Ask;
import io.verdict.rules.syntax.MatrixDeclaration.AskedOutcome;
import io.verdict.rules.syntax.MatrixDeclaration.Bound;
import io.verdict.rules.syntax.MatrixDeclaration.Cell;
import io.verdict.rules.syntax.MatrixDeclaration.Guard;
import io.verdict.rules.syntax.MatrixDeclaration.Merge;
import io.verdict.rules.syntax.MatrixDeclaration.StateRow;
import io.verdict.rules.syntax.OnUnknown;
import java.util.ArrayList;
import java.util.List;

/** A matrix of states and bands in words. */
final class MatrixWords {
  private MatrixWords() {}

  static Text head(MatrixDeclaration matrix) {
    return Sentence.of(
        "matrix %s: what each state asks for, by %s; where that is not known, %s",
        "矩阵 %s：各状态按 %s 的处置；无法判断时%s",
        matrix.name().text(),
        matrix.column().text(),
        unknown(matrix.onUnknown().orElse(OnUnknown.SKIP)));
  }

  private static Text unknown(OnUnknown unknown) {
    return switch (unknown) {
      case SKIP -> new Text("nothing", "不处置");
      case HIT -> new Text("the same", "照常处置");
      case REVIEW -> new Text("a person looks at it", "转人工");
    };
  }

  /** All of it: a sentence, then cell by cell and rule by rule. */
  static List<Text> of(MatrixDeclaration matrix) {
    List<Text> lines = new ArrayList<>();
    lines.add(head(matrix));
    for (StateRow row : matrix.states()) {
      for (Cell cell : row.cells()) {
        Text pattern = Sentence.pattern(cell.pattern());
        lines.add(
            Sentence.of("%s | %s: %s", "%s | %s：%s", row.state().text(), pattern, asks(cell)));
      }
    }
    lines.addAll(rules(matrix));
    return lines;
  }

  /** What one cell asks for. */
  static Text asks(Cell cell) {
    return Sentence.joined(cell.asks().stream().map(MatrixWords::ask).toList());
  }

  private static Text ask(Ask ask) {
    Text argument =
        ask.argument()
            .map(value -> Sentence.of("(%s)", "（%s）", Sentence.value(value)))
            .orElse(Text.EMPTY);
    Text from =
        ask.from()
            .map(value -> Sentence.of(" from %s on", "（自 %s 起）", Sentence.value(value)))
            .orElse(Text.EMPTY);
    return Sentence.of("%s%s%s", "%s%s%s", ask.action().text(), argument, from);
  }

  /** How requests are merged, what outcome they ask for, and what guards them. */
  static List<Text> rules(MatrixDeclaration matrix) {
    List<Text> lines = new ArrayList<>();
    matrix.merges().forEach(merge -> lines.add(merge(merge)));
    matrix.outcomes().forEach(outcome -> lines.add(outcome(outcome)));
    for (Guard guard : matrix.guards()) {
      Text when = Sentence.condition(guard.condition());
      lines.add(Sentence.of("%s only when %s", "仅在以下条件下允许 %1$s：%2$s", guard.action().text(), when));
    }
    for (Bound bound : matrix.bounds()) {
      String english = bound.least() ? "never below" : "never above";
      lines.add(
          Sentence.of(
              "%s " + english + " %s",
              "%s " + (bound.least() ? "不低于" : "不高于") + " %s",
              bound.slot().text(),
              Sentence.value(bound.bound())));
    }
    return lines;
  }

  private static Text merge(Merge merge) {
    List<Text> actions = merge.actions().stream().map(MatrixWords::action).toList();
    return Sentence.of(
        "%s: the first that is asked for of %s; else %s",
        "%s：取所请求中最先者：%s；否则 %s",
        merge.slot().text(),
        Sentence.joined(actions.subList(0, actions.size() - 1)),
        actions.get(actions.size() - 1));
  }

  private static Text action(Action action) {
    Text parameter =
        action
            .parameter()
            .map(
                one ->
                    Sentence.of(
                        " (%s, the %s)",
                        "（%s，取%s）",
                        one.slot().text(),
                        one.greatest() ? new Text("greatest", "最大") : new Text("least", "最小")))
            .orElse(Text.EMPTY);
    Text at =
        action
            .at()
            .map(slot -> Sentence.of(" (timed by %s)", "（按 %s 计）", slot.text()))
            .orElse(Text.EMPTY);
    return Sentence.of("%s%s%s", "%s%s%s", action.name().text(), parameter, at);
  }

  private static Text outcome(AskedOutcome asked) {
    Text condition =
        asked
            .condition()
            .map(when -> Sentence.of(" when %s", "，当 %s", Sentence.condition(when)))
            .orElse(Text.EMPTY);
    return Sentence.of(
        "%s: outcome %s%s",
        "%s：结果%s%s",
        Sentence.names(asked.actions()),
        Asks.words(asked.outcome().text()),
        condition);
  }
}
