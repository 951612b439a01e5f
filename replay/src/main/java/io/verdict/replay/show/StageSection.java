package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.show.ShownPolicy.StageText;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.EventDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ListDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.ReasonDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TestDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One stage: what it decides first, what it decides on last. */
final class StageSection {
  private static final Set<Class<?>> SHOWN =
      Set.of(
          BandsDeclaration.class,
          ClampDeclaration.class,
          GraphDeclaration.class,
          MatrixDeclaration.class,
          ModelDeclaration.class,
          ProbeDeclaration.class,
          StateDeclaration.class,
          StatesDeclaration.class,
          DeriveDeclaration.class,
          EventDeclaration.class,
          InputDeclaration.class,
          ListDeclaration.class,
          ParamDeclaration.class,
          ProductDeclaration.class,
          ReasonDeclaration.class,
          RuleDeclaration.class,
          ScorecardDeclaration.class,
          TableDeclaration.class,
          TestDeclaration.class,
          TotalDeclaration.class,
          WindowDeclaration.class);

  private final ShownPolicy policy;
  private final StageText stage;
  private final Element section = Element.of("section");

  StageSection(ShownPolicy policy, StageText stage) {
    this.policy = policy;
    this.stage = stage;
  }

  Element element() {
    section.add(OfflinePage.words("h2", PolicyPage.stageName(stage.name())));
    section.add(Element.of("p", "lead").text(stage.header().title()));
    if (!stage.role().isEmpty()) {
      Text role = stage.role();
      Text words = new Text(stage.policy() + ": " + role.en(), stage.policy() + "：" + role.zh());
      section.add(OfflinePage.words("p", words).attr("class", "note"));
    }
    rules();
    totals();
    stage.all(ScorecardDeclaration.class).forEach(card -> section.add(CardView.of(policy, card)));
    TablesView tables = new TablesView(policy, section);
    stage.all(TableDeclaration.class).forEach(tables::table);
    tables.params(stage.all(ParamDeclaration.class));
    StatesView states = new StatesView(policy, stage, section);
    states.all();
    states.lines("Clamps", "限值", stage.all(ClampDeclaration.class));
    states.lines("Probes", "试探", stage.all(ProbeDeclaration.class));
    states.lines("Models", "模型", stage.all(ModelDeclaration.class));
    states.lines("Graphs", "图", stage.all(GraphDeclaration.class));
    products();
    DataView data = new DataView(policy, section);
    data.derived(stage.all(DeriveDeclaration.class));
    data.windows(stage.all(WindowDeclaration.class));
    data.lists(stage.all(ListDeclaration.class));
    data.inputs(stage.all(InputDeclaration.class));
    data.reasons(stage.all(ReasonDeclaration.class));
    others();
    return section;
  }

  private void heading(String english, String chinese) {
    section.add(OfflinePage.words("h3", new Text(english, chinese)));
  }

  /** A condition in words, with the exact text below. */
  static Element[] condition(ShownPolicy policy, Expression condition) {
    Text words = Sentence.condition(condition);
    return new Element[] {
      OfflinePage.words("span", words).attr("class", "said"),
      Element.of("code", "exact").text(policy.written(condition.span()))
    };
  }

  private void rules() {
    List<RuleDeclaration> rules = stage.all(RuleDeclaration.class);
    if (rules.isEmpty()) {
      return;
    }
    heading("Rules", "规则");
    Text lead =
        new Text(
            "All rules are always evaluated; the gravest outcome that a rule asks for stands. "
                + "What a rule does when it cannot tell stands in the last column.",
            "所有规则均会执行，取最严重的结果；无法判断时的处理见最后一列。");
    section.add(OfflinePage.words("p", lead).attr("class", "note"));
    Grid grid =
        Grid.of(
            "rule", "规则", "asks for", "结果", "when", "条件", "reason", "原因", "cannot tell", "无法判断");
    for (RuleDeclaration rule : rules) {
      Element name = Element.of("strong").text(rule.id().text());
      Element title = Element.of("span", "said").text(rule.title().orElse(""));
      String reason = rule.reason().map(code -> code.text()).orElse("");
      String card = rule.reasonCard().map(one -> " ← " + one.text()).orElse("");
      grid.row()
          .cell(name, title)
          .cell(Asks.label(rule.action()))
          .cell(condition(policy, rule.condition()))
          .whole(reason + card)
          .text(rule.onUnknown().map(Enum::name).orElse("SKIP").toLowerCase(Locale.ROOT));
    }
    section.add(grid.element());
  }

  private void totals() {
    for (TotalDeclaration total : stage.all(TotalDeclaration.class)) {
      heading("Total " + total.name().text(), "合计 " + total.name().text());
      Grid grid = Grid.of("sum of scores", "分数合计", "asks for", "结果", "reason", "原因");
      for (TotalDeclaration.Band band : total.bands()) {
        grid.row()
            .words(Sentence.pattern(band.interval()))
            .cell(Asks.label(band.outcome().text()))
            .whole(band.reason().map(reason -> reason.text()).orElse(""));
      }
      section.add(grid.element());
    }
  }

  private void products() {
    List<ProductDeclaration> products = stage.all(ProductDeclaration.class);
    if (products.isEmpty()) {
      return;
    }
    heading("Products", "产品");
    Grid grid = Grid.of("product", "产品", "funder", "资金方", "accepts when", "接受条件", "open", "受理时间");
    for (ProductDeclaration product : products) {
      Element name = Element.of("strong").text(product.id().text());
      Element title = Element.of("span", "said").text(product.title().orElse(""));
      grid.row()
          .cell(name, title)
          .text(product.funder().text())
          .cell(condition(policy, product.condition()))
          .text(product.open().map(StageSection::hours).orElse("00:00–24:00"));
    }
    section.add(grid.element());
  }

  private static String hours(ProductDeclaration.OpenHours open) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d–%02d:%02d",
        open.fromMinute() / 60,
        open.fromMinute() % 60,
        open.toMinute() / 60,
        open.toMinute() % 60);
  }

  /** Whatever this page has no better form for, as written. */
  private void others() {
    List<Declaration> others =
        stage.declarations().stream().filter(one -> !SHOWN.contains(one.getClass())).toList();
    if (others.isEmpty()) {
      return;
    }
    heading("Further declarations", "其他声明");
    others.forEach(one -> section.add(Element.of("pre").text(policy.block(one.span()))));
  }
}
