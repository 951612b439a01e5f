package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.OfflinePage.Part;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.run.SwapSet;
import io.verdict.replay.run.SwapSet.Quadrant;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.Rate;
import io.verdict.rules.diff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The comparison of two policies as one offline page in English and Chinese.
 *
 * <p><b>Thread safety</b>: the static methods keep no state. <b>Allocation</b>: the page.
 */
public final class DiffPage {
  private static final double CONFIDENCE = 0.95;

  private DiffPage() {}

  /**
   * The page as HTML.
   *
   * @param title the names of the two policies
   * @param changes what the second says otherwise
   * @param swaps how both decided; null where there were no data
   */
  public static String render(String title, List<Change> changes, SwapSet swaps) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("changes", new Text("Differences", "差异"), changes(title, changes)));
    if (swaps != null) {
      parts.add(new Part("swap-set", new Text("Swap set", "换入换出"), swapSet(swaps)));
      parts.add(new Part("causes", new Text("First differences", "首个差异"), causes(swaps)));
    }
    return OfflinePage.render(Text.of(title), parts);
  }

  private static Element changes(String title, List<Change> changes) {
    Element section =
        Element.of("section", "cover")
            .add(
                OfflinePage.words("p", new Text("Policy comparison", "策略比较"))
                    .attr("class", "kicker"))
            .add(Element.of("h1").text(title));
    Text count = count(changes);
    Text lead = new Text(count.en() + ".", count.zh() + "。");
    section.add(OfflinePage.words("p", lead).attr("class", "lead"));
    Grid grid = Grid.of("stage", "阶段", "what", "对象", "kind", "类型", "details", "详情");
    for (Change change : changes) {
      Element details = Element.of("div");
      for (int i = 0; i < change.details().size(); i++) {
        Text detail = new Text(change.details().get(i), change.chinese().get(i));
        details.add(OfflinePage.words("code", detail).attr("class", "said"));
      }
      grid.row()
          .words(PolicyPage.stageName(change.stage()))
          .cell(Element.of("strong").text(change.what() + " " + change.name()))
          .cell(label(change.kind()))
          .cell(details);
    }
    return section.add(grid.element());
  }

  /** How many differences there are, and how many of them matter. */
  public static Text count(List<Change> changes) {
    long deciding = changes.stream().filter(Change::canDecideOtherwise).count();
    return new Text(
        changes.size() + " differences, " + deciding + " of which can change a decision",
        "共 " + changes.size() + " 处差异，其中 " + deciding + " 处可能改变决策");
  }

  /** What a kind of difference is called. */
  public static Text words(Change.Kind kind) {
    return switch (kind) {
      case ADDED -> new Text("added", "新增");
      case REMOVED -> new Text("removed", "删除");
      case CHANGED -> new Text("changed", "修改");
      case MOVED -> new Text("moved", "移动");
      case REWORDED -> new Text("reworded", "改写");
      case AFFECTED -> new Text("affected", "受影响");
    };
  }

  private static Element label(Change.Kind kind) {
    String tone =
        switch (kind) {
          case ADDED -> "good";
          case REMOVED -> "bad";
          case CHANGED, MOVED -> "mid";
          case REWORDED, AFFECTED -> "plain";
        };
    return OfflinePage.words("span", words(kind)).attr("class", "asks " + tone);
  }

  private static Element swapSet(SwapSet swaps) {
    Element section =
        Element.of("section").add(OfflinePage.words("h2", new Text("Swap set", "换入换出")));
    section.add(OfflinePage.words("p", lead(swaps)).attr("class", "lead"));
    Text source =
        swaps.isTruth()
            ? new Text(
                "Synthetic portfolio: outcomes are the truth of a generated world, "
                    + "not evidence about real borrowers.",
                "合成数据：结果为生成世界的真值，并非真实借款人的证据。")
            : new Text(
                "Outcomes are those on file: of applications that were declined then, mostly"
                    + " unknown.",
                "结果来自历史记录；当时被拒的申请大多未知。");
    section.add(OfflinePage.words("p", source).attr("class", "remark"));
    Grid grid =
        Grid.of(
            "approved by",
            "通过方",
            "applications",
            "申请数",
            "bad rate (95 % Wilson)",
            "坏账率（95 % Wilson）",
            "amount " + swaps.currency(),
            "金额 " + swaps.currency());
    for (Quadrant quadrant : Quadrant.values()) {
      SwapSet.Tally tally = swaps.quadrant(quadrant);
      Text bad = new Text(rate(tally.bad(), false), rate(tally.bad(), true));
      String amount =
          swaps.currency().isEmpty()
              ? ""
              : String.format(Locale.ROOT, "%,.0f", tally.amountMinor() / 100.0);
      grid.row()
          .words(words(quadrant))
          .number(number(tally.applications()))
          .words(bad)
          .number(amount);
    }
    return section.add(grid.element());
  }

  private static Text lead(SwapSet swaps) {
    return new Text(
        number(swaps.compared())
            + " applications decided by both; "
            + number(swaps.changed())
            + " decisions changed. Approval "
            + rate(swaps.approvalBefore(), false)
            + " → "
            + rate(swaps.approvalAfter(), false)
            + ", bad rate "
            + rate(swaps.badBefore(), false)
            + " → "
            + rate(swaps.badAfter(), false)
            + ".",
        "两套策略共同决策 "
            + number(swaps.compared())
            + " 笔，改变 "
            + number(swaps.changed())
            + " 笔。通过率 "
            + rate(swaps.approvalBefore(), true)
            + " → "
            + rate(swaps.approvalAfter(), true)
            + "，坏账率 "
            + rate(swaps.badBefore(), true)
            + " → "
            + rate(swaps.badAfter(), true)
            + "。");
  }

  private static Text words(Quadrant quadrant) {
    return switch (quadrant) {
      case BOTH -> new Text("both", "两者均通过");
      case SWAP_IN -> new Text("the new one only: swap in", "仅新策略：换入");
      case SWAP_OUT -> new Text("the old one only: swap out", "仅旧策略：换出");
      case NEITHER -> new Text("none", "均不通过");
    };
  }

  private static Element causes(SwapSet swaps) {
    Element section =
        Element.of("section").add(OfflinePage.words("h2", new Text("First differences", "首个差异")));
    Grid grid =
        Grid.of(
            "stage and rule, score or row",
            "阶段与规则、评分或行",
            "changed",
            "改变",
            "swap in",
            "换入",
            "swap out",
            "换出");
    for (SwapSet.Cause cause : swaps.causes()) {
      grid.row()
          .text(cause.what())
          .number(number(cause.changed()))
          .number(number(cause.swapIn()))
          .number(number(cause.swapOut()));
    }
    return section.add(grid.element());
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String rate(Rate rate, boolean isChinese) {
    if (!rate.isAvailable()) {
      return isChinese ? "未知" : "not known";
    }
    Interval interval = rate.wilson(CONFIDENCE);
    return String.format(
        Locale.ROOT,
        "%.2f %% [%.2f, %.2f] (n = %,d)",
        100 * rate.value(),
        100 * interval.low(),
        100 * interval.high(),
        rate.n());
  }
}
