package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.OfflinePage.Part;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.show.ShownPolicy.StageText;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.testing.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A policy as one offline page in English and Chinese.
 *
 * <p><b>Thread safety</b>: the static methods keep no state. <b>Allocation</b>: the page.
 */
public final class PolicyPage {
  private final ShownPolicy policy;

  private PolicyPage(ShownPolicy policy) {
    this.policy = policy;
  }

  /** The page as HTML. */
  public static String render(ShownPolicy policy) {
    return new PolicyPage(policy).render();
  }

  private String render() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("overview", new Text("Overview", "概览"), overview()));
    for (StageText stage : policy.stages()) {
      Text name = stageName(stage.name());
      parts.add(new Part(stage.name(), name, new StageSection(policy, stage).element()));
    }
    for (StageText trial : policy.trials()) {
      Text stage = stageName(trial.name());
      Text name = new Text(stage.en() + ": " + trial.policy(), stage.zh() + "：" + trial.policy());
      String id = trial.name() + "-" + trial.policy();
      parts.add(new Part(id, name, new StageSection(policy, trial).element()));
    }
    parts.add(new Part("tests", new Text("Tests", "测试"), new TestsSection(policy).element()));
    parts.add(new Part("warnings", new Text("Warnings", "警告"), warnings()));
    return OfflinePage.render(Text.of(policy.name()), parts);
  }

  /** What a stage is called. */
  static Text stageName(String stage) {
    return switch (stage) {
      case "fraud" -> new Text("Anti-fraud", "反欺诈");
      case "credit" -> new Text("Credit", "信用评估");
      case "in_loan" -> new Text("In-loan", "贷中");
      case "match" -> new Text("Funders", "资金匹配");
      default -> Text.of(stage);
    };
  }

  private Element overview() {
    Element section =
        Element.of("section", "cover")
            .add(OfflinePage.words("p", new Text("Policy", "策略")).attr("class", "kicker"))
            .add(Element.of("h1").text(policy.name()));
    Element figures = Element.of("dl", "figures tight");
    List<TestResult> results = policy.results();
    long passed = results.stream().filter(TestResult::isPassed).count();
    figure(figures, new Text("rules", "规则"), policy.count(RuleDeclaration.class), Text.EMPTY);
    figure(
        figures,
        new Text("scorecards", "评分卡"),
        policy.count(ScorecardDeclaration.class),
        Text.EMPTY);
    figure(
        figures,
        new Text("decision tables", "决策表"),
        policy.count(TableDeclaration.class),
        Text.EMPTY);
    int products = policy.count(ProductDeclaration.class);
    if (products > 0) {
      figure(figures, new Text("products", "产品"), products, Text.EMPTY);
    }
    figure(
        figures,
        new Text("tests passed", "通过的测试"),
        (int) passed,
        new Text("of " + results.size(), "共 " + results.size()));
    String covered = String.format(Locale.ROOT, "%.0f %%", 100 * policy.coverage().share());
    figure(
        figures,
        new Text("tested", "测试覆盖率"),
        covered,
        new Text("of rules, rows, bins and bands", "规则、行、分箱与区间"));
    section.add(FlowPicture.of(policy)).add(figures);
    return section.add(policies());
  }

  private Element policies() {
    Grid grid =
        Grid.of(
            "stage",
            "阶段",
            "policy",
            "策略",
            "decides",
            "作用",
            "title",
            "名称",
            "version",
            "版本",
            "effective from",
            "生效日期",
            "time zone",
            "时区");
    List<StageText> texts = new ArrayList<>(policy.stages());
    texts.addAll(policy.trials());
    for (StageText stage : texts) {
      grid.row()
          .words(stageName(stage.name()))
          .text(stage.policy())
          .words(stage.role().isEmpty() ? new Text("everybody", "全部") : stage.role())
          .text(stage.header().title())
          .text(Integer.toString(stage.header().version()))
          .text(stage.header().effective().toString())
          .text(stage.header().zone().toString());
    }
    return grid.element();
  }

  private static void figure(Element figures, Text name, int value, Text detail) {
    figure(figures, name, String.format(Locale.ROOT, "%,d", value), detail);
  }

  private static void figure(Element figures, Text name, String value, Text detail) {
    Element box = Element.of("div").add(OfflinePage.words("dt", name));
    box.add(Element.of("dd", "value").text(value));
    if (!detail.isEmpty()) {
      box.add(OfflinePage.words("dd", detail).attr("class", "detail"));
    }
    figures.add(box);
  }

  private Element warnings() {
    Element section =
        Element.of("section").add(OfflinePage.words("h2", new Text("Warnings", "警告")));
    String english = policy.warnings(Locale.ENGLISH);
    if (english.isEmpty()) {
      Text none = new Text("The compiler has nothing to remark.", "编译器没有提示。");
      return section.add(OfflinePage.words("p", none));
    }
    return section
        .add(Element.of("pre", "en").text(english))
        .add(Element.of("pre", "zh").text(policy.warnings(Locale.CHINESE)));
  }
}
