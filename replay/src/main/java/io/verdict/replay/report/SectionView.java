package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Section;
import java.util.List;

/** A section with its heading and blocks. */
final class SectionView {

  private SectionView() {}

  static Element of(Section section, int number) {
    Element heading =
        Words.add(
            Element.of("h2")
                .add(Element.of("span", "number").text(Integer.toString(number)))
                .text(" "),
            section.title());
    Element element = Element.of("section").attr("id", section.id()).add(heading);
    if (!section.lead().isEmpty()) {
      element.add(Words.of("p", section.lead()).attr("class", "lead"));
    }
    List<Block> blocks = section.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (isHalf(blocks.get(i)) && i + 1 < blocks.size() && isHalf(blocks.get(i + 1))) {
        element.add(Element.of("div", "pair").add(view(blocks.get(i))).add(view(blocks.get(++i))));
      } else {
        element.add(view(blocks.get(i)));
      }
    }
    return element;
  }

  private static boolean isHalf(Block block) {
    return block instanceof Block.PlotBlock plot && plot.plot().frame().half();
  }

  private static Element view(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      return Words.of("p", paragraph.text());
    }
    if (block instanceof Block.Heading heading) {
      return Words.of("h3", heading.text());
    }
    if (block instanceof Block.Note note) {
      return Words.of("p", note.text())
          .attr("class", note.warning() ? "remark warning" : "remark")
          .attr("role", "note");
    }
    if (block instanceof Block.KeyFigures figures) {
      return Figures.of(figures.figures());
    }
    if (block instanceof Block.Unavailable unavailable) {
      return Words.of("p", "unavailable", unavailable.reason()).attr("class", "unavailable");
    }
    if (block instanceof Block.TableBlock table) {
      return TableView.of(table.table());
    }
    if (block instanceof Block.Explorer explorer) {
      return ExplorerView.of(explorer.cube());
    }
    if (block instanceof Block.CutOffExplorer explorer) {
      return CutOffsView.of(explorer.cutOffs());
    }
    return PlotView.of(((Block.PlotBlock) block).plot());
  }
}
