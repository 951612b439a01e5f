package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.testing.Coverage.Item;
import io.verdict.rules.testing.Coverage.Part;
import io.verdict.rules.testing.TestResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The policy's own tests, what they came to, and what none of them touches. */
final class TestsSection {
  private final ShownPolicy policy;

  TestsSection(ShownPolicy policy) {
    this.policy = policy;
  }

  Element element() {
    Element section = Element.of("section").add(OfflinePage.words("h2", new Text("Tests", "测试")));
    section.add(coverage().element());
    Grid missed = missed();
    if (!missed.isEmpty()) {
      section.add(OfflinePage.words("h3", new Text("Touched by no test", "未被测试覆盖")));
      section.add(missed.element());
    }
    section.add(OfflinePage.words("h3", new Text("All tests", "全部测试")));
    Grid grid = Grid.of("test", "测试", "stage", "阶段", "given", "给定", "came out", "结果");
    for (TestResult result : policy.results()) {
      String given =
          result.given().stream()
              .map(one -> one.slot() + " " + one.value())
              .collect(Collectors.joining(", "));
      grid.row()
          .text(result.name())
          .words(PolicyPage.stageName(result.stage().policyName()))
          .cell(Element.of("code", "exact").text(given))
          .cell(verdict(result));
    }
    return section.add(grid.element());
  }

  private static Element verdict(TestResult result) {
    if (result.isPassed()) {
      return OfflinePage.words("span", new Text("as expected", "符合预期")).attr("class", "asks good");
    }
    String mismatches =
        result.mismatches().stream()
            .map(one -> one.what() + ": " + one.expected() + " ≠ " + one.actual())
            .collect(Collectors.joining("; "));
    return Element.of("span", "asks bad").text(mismatches);
  }

  private Grid coverage() {
    Grid grid = Grid.of("part", "部分", "touched", "已覆盖", "of", "总数", "share", "覆盖率");
    for (Part part : Part.values()) {
      List<Item> items = policy.coverage().items(part);
      long hit = items.stream().filter(Item::isHit).count();
      if (!items.isEmpty()) {
        grid.row()
            .words(words(part))
            .number(Long.toString(hit))
            .number(Integer.toString(items.size()))
            .number(String.format(Locale.ROOT, "%.1f %%", 100.0 * hit / items.size()));
      }
    }
    return grid;
  }

  private Grid missed() {
    Grid grid = Grid.of("part", "部分", "stage", "阶段", "name", "名称");
    for (Item item : policy.coverage().items()) {
      if (!item.isHit()) {
        grid.row()
            .words(words(item.part()))
            .words(PolicyPage.stageName(item.stage().policyName()))
            .code(item.name());
      }
    }
    return grid;
  }

  private static Text words(Part part) {
    return switch (part) {
      case RULE_FIRED -> new Text("rule fires", "规则命中");
      case RULE_NOT_FIRED -> new Text("rule does not fire", "规则不命中");
      case TABLE_ROW -> new Text("table row", "决策表行");
      case CARD_BIN -> new Text("scorecard bin", "评分卡分箱");
      case BAND -> new Text("band of a total", "合计区间");
    };
  }
}
