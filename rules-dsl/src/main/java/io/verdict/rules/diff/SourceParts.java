package io.verdict.rules.diff;

import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;

/** The parts of graphs and models. */
final class SourceParts {
  private SourceParts() {}

  static Parts of(Declared declared, GraphDeclaration graph) {
    Parts parts = new Parts(declared);
    parts.text("event", "事件", graph.event().text()).text("node", "节点", graph.node().text());
    parts.names("links", "连边", graph.links(), ", ");
    parts.name("list that joins nobody", "不连边的清单", graph.except());
    parts.text("labels", "标记", graph.labels().text());
    return parts.written("period", "时限", graph.within());
  }

  static Parts of(Declared declared, ModelDeclaration model) {
    Parts parts = new Parts(declared);
    parts.text("class", "类别", String.valueOf(model.group()));
    parts.name("margin", "变换前的和", model.margin());
    parts.text("file", "文件", model.file().value());
    model.verify().ifPresent(rows -> parts.text("verified by", "校验文件", rows.value()));
    model.model().ifPresent(read -> parts.text("content", "内容", ModelContent.of(read)));
    for (ModelDeclaration.Input input : model.inputs()) {
      String name = "\"" + input.feature().value() + "\"";
      parts.words("input " + name, "输入 " + name, declared.part(input.span()));
    }
    return parts;
  }
}
