package io.verdict.rules.diff;

import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration.Action;
import io.verdict.rules.syntax.MatrixDeclaration.AskedOutcome;
import io.verdict.rules.syntax.MatrixDeclaration.Bound;
import io.verdict.rules.syntax.MatrixDeclaration.Cell;
import io.verdict.rules.syntax.MatrixDeclaration.Guard;
import io.verdict.rules.syntax.MatrixDeclaration.Merge;
import io.verdict.rules.syntax.MatrixDeclaration.StateRow;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of states, bands and matrices. */
final class StateParts {
  private StateParts() {}

  static Parts of(Declared declared, StateDeclaration state) {
    return new Parts(declared).written("condition", "条件", state.condition());
  }

  static Parts of(Declared declared, StatesDeclaration states) {
    Parts parts = new Parts(declared);
    parts.text("choice", "取法", states.unique() ? "unique" : "first");
    parts.text("complete", "完备", String.valueOf(states.complete()));
    for (StatesDeclaration.State state : states.states()) {
      String name = state.name().text();
      if (state.condition().isPresent()) {
        parts.written("state " + name, "状态 " + name, state.condition());
      } else {
        parts.text("state " + name, "状态 " + name, "otherwise");
      }
    }
    return parts;
  }

  static Parts of(Declared declared, BandsDeclaration bands) {
    Parts parts = new Parts(declared);
    parts.text("score", "分数", bands.from().text());
    parts.written("hysteresis", "滞后", bands.hysteresis().map(one -> one.step()));
    parts.name("band before", "原分档", bands.hysteresis().map(one -> one.previous()));
    for (BandsDeclaration.Band band : bands.bands()) {
      String name = band.name().text();
      parts.words("band " + name, "分档 " + name, declared.part(band.pattern().span()));
    }
    return parts;
  }

  static Parts of(Declared declared, MatrixDeclaration matrix) {
    Parts parts = new Parts(declared);
    parts.text("column", "列", matrix.column().text());
    parts.constant("on unknown", "无法判断时", matrix.onUnknown());
    List<String> bands = declared.bands(matrix.column().text());
    matrix.states().forEach(row -> row(parts, declared, row, bands));
    matrix.merges().forEach(merge -> merge(parts, declared, merge));
    for (AskedOutcome asked : matrix.outcomes()) {
      String names = asked.actions().stream().map(Name::text).collect(Collectors.joining(", "));
      parts.text("outcome of " + names, names + " 的结果", asked.outcome().text());
      parts.written("outcome of " + names + " when", names + " 的结果条件", asked.condition());
    }
    for (Guard guard : matrix.guards()) {
      String name = guard.action().text();
      parts.written("guard " + name, "约束 " + name, guard.condition());
    }
    for (Bound bound : matrix.bounds()) {
      String name = bound.slot().text() + (bound.least() ? " >=" : " <=");
      parts.written("guard " + name, "约束 " + name, bound.bound());
    }
    return parts;
  }

  /** Cells by their state and band; by their pattern as written where no bands are known. */
  private static void row(Parts parts, Declared declared, StateRow row, List<String> bands) {
    String state = row.state().text();
    parts.name("reason of " + state, state + " 的原因", row.reason());
    parts.name("reason card of " + state, state + " 的原因评分卡", row.reasonCard());
    if (bands.isEmpty()) {
      for (Cell cell : row.cells()) {
        cell(parts, declared, state + " | " + declared.part(cell.pattern().span()).shown(), cell);
      }
      return;
    }
    for (int i = 0; i <= bands.size(); i++) {
      String name = state + " | " + (i < bands.size() ? bands.get(i) : "missing");
      row.cell(bands, i).ifPresent(cell -> cell(parts, declared, name, cell));
    }
  }

  private static void cell(Parts parts, Declared declared, String name, Cell cell) {
    String asks =
        cell.asks().stream()
            .map(ask -> declared.part(ask.span()).shown())
            .collect(Collectors.joining(", "));
    parts.text("cell " + name, "单元格 " + name, asks);
  }

  private static void merge(Parts parts, Declared declared, Merge merge) {
    String slot = merge.slot().text();
    parts.names(
        "merge order of " + slot,
        slot + " 的合并次序",
        merge.actions().stream().map(Action::name).toList(),
        " > ");
    for (Action action : merge.actions()) {
      if (action.parameter().isPresent() || action.at().isPresent()) {
        String name = action.name().text();
        NormalText words = declared.part(action.span());
        parts.words("action " + name + " of " + slot, slot + " 的动作 " + name, words);
      }
    }
  }
}
