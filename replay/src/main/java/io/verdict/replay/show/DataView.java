package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ListDeclaration;
import io.verdict.rules.syntax.ReasonDeclaration;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stage decides on: inputs, windows, lists, derived values; and what it gives as reasons.
 */
final class DataView {
  private final ShownPolicy policy;
  private final Element section;

  DataView(ShownPolicy policy, Element section) {
    this.policy = policy;
    this.section = section;
  }

  private void heading(String english, String chinese) {
    section.add(OfflinePage.words("h3", new Text(english, chinese)));
  }

  void derived(List<DeriveDeclaration> derived) {
    if (derived.isEmpty()) {
      return;
    }
    heading("Derived values", "派生变量");
    Grid grid = Grid.of("value", "变量", "type", "类型", "computed as", "计算方式");
    for (DeriveDeclaration one : derived) {
      grid.row()
          .code(one.name().text())
          .code(policy.written(one.type().span()))
          .code(policy.written(one.value().span()));
    }
    section.add(grid.element());
  }

  void windows(List<WindowDeclaration> windows) {
    if (windows.isEmpty()) {
      return;
    }
    heading("Sliding windows", "滑动窗口");
    Grid grid = Grid.of("window", "窗口", "counts", "统计方式");
    for (WindowDeclaration window : windows) {
      String written = policy.written(window.span());
      grid.row()
          .code(window.name().text())
          .code(written.substring(written.indexOf('=') + 1).strip());
    }
    section.add(grid.element());
  }

  void lists(List<ListDeclaration> lists) {
    if (lists.isEmpty()) {
      return;
    }
    heading("Lists", "名单");
    Grid grid = Grid.of("list", "名单", "of", "类型", "file", "文件");
    for (ListDeclaration list : lists) {
      grid.row()
          .code(list.name().text())
          .code(policy.written(list.type().span()))
          .code(list.file());
    }
    section.add(grid.element());
  }

  void inputs(List<InputDeclaration> inputs) {
    heading("Inputs", "输入");
    Grid grid =
        Grid.of(
            "input",
            "输入",
            "type",
            "类型",
            "must be there",
            "必填",
            "special values",
            "特殊值",
            "source",
            "来源");
    for (InputDeclaration input : inputs) {
      for (InputDeclaration.Field field : input.fields()) {
        String specials =
            field.specials().stream()
                .map(one -> policy.written(one.span()))
                .collect(Collectors.joining(", "));
        Text required = field.optional() ? Text.EMPTY : new Text("required", "必填");
        String source = field.source().map(name -> name.text()).orElse("");
        grid.row()
            .code(field.name().text())
            .code(policy.written(field.type().span()))
            .words(required)
            .code(specials)
            .words(field.pii() ? new Text(personal(source), source + " 个人信息") : Text.of(source));
      }
    }
    section.add(grid.element());
  }

  private static String personal(String source) {
    return (source + " personal").strip();
  }

  void reasons(List<ReasonDeclaration> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    heading("Reasons", "原因代码");
    Grid grid =
        Grid.of("code", "代码", "English", "英文", "Chinese", "中文", "told to the applicant", "告知申请人");
    for (ReasonDeclaration reason : reasons) {
      grid.row()
          .whole(reason.code().text())
          .text(reason.text())
          .text(reason.chineseText().orElse(""))
          .words(reason.told() ? new Text("told", "告知") : new Text("untold", "不告知"));
    }
    section.add(grid.element());
  }
}
