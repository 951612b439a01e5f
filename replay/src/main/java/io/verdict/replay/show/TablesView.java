package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.plain.PlainWords;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Decision tables and parameters. */
final class TablesView {
  private static final int MOST_ROWS = 400;

  private final ShownPolicy policy;
  private final Element section;

  TablesView(ShownPolicy policy, Element section) {
    this.policy = policy;
    this.section = section;
  }

  void table(TableDeclaration table) {
    String name = table.name().text();
    section.add(OfflinePage.words("h3", new Text("Table " + name, "决策表 " + name)));
    section.add(OfflinePage.words("p", hitPolicy(table)).attr("class", "note"));
    List<String> columns = new ArrayList<>();
    for (Name input : table.inputs()) {
      columns.addAll(List.of(input.text(), input.text()));
    }
    for (TableDeclaration.Output output : table.outputs()) {
      columns.addAll(List.of("→ " + output.name().text(), "→ " + output.name().text()));
    }
    Grid grid = Grid.of(columns.toArray(String[]::new));
    for (TableDeclaration.Row row : table.rows().stream().limit(MOST_ROWS).toList()) {
      grid.row();
      row.patterns().forEach(pattern -> grid.words(Sentence.pattern(pattern)));
      row.values().forEach(value -> grid.cell(value(value)));
    }
    section.add(grid.element());
    int more = table.rows().size() - MOST_ROWS;
    if (more > 0) {
      Text rest = new Text(more + " more rows stand in the file.", "另有 " + more + " 行见文件。");
      section.add(OfflinePage.words("p", rest).attr("class", "note"));
    }
  }

  private static Element value(Expression value) {
    return OfflinePage.words("strong", text(value));
  }

  private static Text text(Expression value) {
    return new Text(
        PlainWords.value(value, Locale.ENGLISH), PlainWords.value(value, Locale.CHINESE));
  }

  private static Text hitPolicy(TableDeclaration table) {
    Text hit =
        switch (table.hitPolicy()) {
          case FIRST -> new Text("The first row that holds gives the values.", "取首个满足的行。");
          case UNIQUE -> new Text("At most one row can hold.", "至多一行满足。");
          case ANY -> new Text("Rows that hold together agree.", "同时满足的行取值一致。");
          case PRIORITY ->
              new Text("The row whose first value comes first stands.", "取首个输出优先级最高的行。");
          case COLLECT_SUM -> new Text("The values of all rows that hold are added.", "满足的行求和。");
          case COLLECT_MIN -> new Text("The least value of the rows that hold.", "取满足行的最小值。");
          case COLLECT_MAX -> new Text("The greatest value of the rows that hold.", "取满足行的最大值。");
          case COLLECT_COUNT -> new Text("How many rows hold.", "统计满足的行数。");
        };
    Text complete =
        table.complete()
            ? new Text(" Proved to be complete.", "已证明完备。")
            : new Text(" Where none holds the values are missing.", "无满足行时缺失。");
    return new Text(hit.en() + complete.en(), hit.zh() + complete.zh());
  }

  void params(List<ParamDeclaration> params) {
    if (params.isEmpty()) {
      return;
    }
    section.add(OfflinePage.words("h3", new Text("Parameters", "参数")));
    Grid grid = Grid.of("parameter", "参数", "for", "适用", "value", "取值", "a partner may", "合作方可调");
    for (ParamDeclaration param : params) {
      for (ParamDeclaration.Entry entry : param.entries()) {
        grid.row()
            .code(param.name().text())
            .words(keys(param, entry))
            .cell(value(entry.value()))
            .words(freedom(param));
      }
    }
    section.add(grid.element());
  }

  private static Text keys(ParamDeclaration param, ParamDeclaration.Entry entry) {
    return new Text(keys(param, entry, Locale.ENGLISH), keys(param, entry, Locale.CHINESE));
  }

  private static String keys(ParamDeclaration param, ParamDeclaration.Entry entry, Locale locale) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < param.keys().size(); i++) {
      keys.add(param.keys().get(i).text() + ": " + PlainWords.of(entry.patterns().get(i), locale));
    }
    return keys.stream().collect(Collectors.joining("; "));
  }

  private Text freedom(ParamDeclaration param) {
    if (param.direction().isEmpty()) {
      return Text.EMPTY;
    }
    boolean isUp = param.direction().get() == ParamDeclaration.Direction.UP;
    String corridor = param.corridor().map(literal -> policy.written(literal.span())).orElse("0");
    return new Text(
        (isUp ? "raise" : "lower") + " it, or loosen it by " + corridor,
        (isUp ? "调高" : "调低") + "，或放宽 " + corridor);
  }
}
