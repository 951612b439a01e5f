package io.verdict.replay.show;

import io.verdict.engine.artifact.Tree;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.imports.ImportedModel;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
import java.util.ArrayList;
import java.util.List;

/** Graphs and models in words. */
final class SourceWords {
  private SourceWords() {}

  static List<Text> graph(GraphDeclaration graph) {
    Text except =
        graph
            .except()
            .map(
                list ->
                    Sentence.of("; values on list %s join nobody", "；清单 %s 上的值不连边", list.text()))
            .orElse(Text.EMPTY);
    return List.of(
        Sentence.of(
            "graph %s: %s of event %s are joined by a shared %s within %s%s; %s marks a node",
            "图 %s：事件 %3$s 的 %2$s 因共用 %4$s 相连，时限 %5$s%6$s；%7$s 标记节点",
            graph.name().text(),
            graph.node().text(),
            graph.event().text(),
            Sentence.names(graph.links()),
            Sentence.value(graph.within()),
            except,
            graph.labels().text()));
  }

  static List<Text> model(ModelDeclaration model) {
    List<Text> lines = new ArrayList<>();
    Text content = model.model().map(SourceWords::content).orElse(Text.EMPTY);
    lines.add(
        Sentence.of(
            "model %s: %s from \"%s\"",
            "模型 %s：%s，文件 \"%s\"", model.name().text(), content, model.file().value()));
    model
        .margin()
        .ifPresent(
            slot ->
                lines.add(
                    Sentence.of("%s is its sum before the transform", "变换前的和：%s", slot.text())));
    model
        .verify()
        .ifPresent(
            rows ->
                lines.add(
                    Sentence.of("held to the rows of \"%s\"", "按 \"%s\" 的行校验", rows.value())));
    for (ModelDeclaration.Input input : model.inputs()) {
      Text unit =
          input.unit().map(one -> Sentence.of(" in %s", "（单位 %s）", one.text())).orElse(Text.EMPTY);
      lines.add(
          Sentence.of(
              "input \"%s\" is %s%s",
              "输入 \"%s\" 取自 %s%s", input.feature().value(), input.field().text(), unit));
    }
    return lines;
  }

  private static Text content(ImportedModel model) {
    int depth = model.trees().stream().mapToInt(Tree::depth).max().orElse(0);
    return Sentence.of(
        "trees of %s, %,d in number, at most %d tests deep, of %d inputs",
        "%s 树模型，%,d 棵，每条路径至多判断 %d 次，输入 %d 个",
        model.format(),
        model.trees().size(),
        depth,
        model.inputs().size());
  }
}
