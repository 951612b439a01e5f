package io.verdict.replay.show;

import io.verdict.replay.report.model.Text;
import io.verdict.replay.show.ShownPolicy.StageText;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.plain.PlainWords;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.TestDeclaration;
import io.verdict.rules.testing.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A policy as plain text: rules and what else has words in words, the rest as written.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class PolicyOutline {
  private final ShownPolicy policy;
  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private PolicyOutline(ShownPolicy policy, Locale locale) {
    this.policy = policy;
    this.locale = locale;
  }

  /** The lines of the outline, in Chinese or else in English. */
  public static List<String> of(ShownPolicy policy, Locale locale) {
    PolicyOutline outline = new PolicyOutline(policy, locale);
    policy.flow().ifPresent(outline::flow);
    policy.stages().forEach(outline::stage);
    policy.trials().forEach(outline::stage);
    outline.tests();
    return List.copyOf(outline.lines);
  }

  private boolean isChinese() {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  private void flow(CompiledFlow flow) {
    policy.block(flow.declaration().span()).lines().forEach(lines::add);
  }

  private void stage(StageText stage) {
    String role = isChinese() ? stage.role().zh() : stage.role().en();
    add(
        isChinese() ? "阶段 %s%s：%s，版本 %d，自 %s 起" : "stage %s%s: %s, version %d, from %s",
        stage.name(),
        role.isEmpty() ? "" : " (" + stage.policy() + ", " + role + ")",
        stage.header().title(),
        stage.header().version(),
        stage.header().effective());
    for (Declaration declaration : stage.declarations()) {
      if (declaration instanceof RuleDeclaration rule) {
        rule(rule);
      } else if (declaration instanceof ProductDeclaration product) {
        String when = PlainWords.of(product.condition(), locale);
        add(
            isChinese() ? "  产品 %s（%s）接受：%s" : "  product %s of %s accepts when %s",
            product.id().text(),
            product.funder().text(),
            when);
      } else if (!ConstructWords.of(declaration).isEmpty()) {
        construct(ConstructWords.of(declaration));
      } else if (!(declaration instanceof TestDeclaration)) {
        policy.block(declaration.span()).lines().forEach(line -> lines.add("  " + line));
      }
    }
  }

  private void construct(List<Text> words) {
    String indent = "  ";
    for (Text line : words) {
      add("%s%s", indent, isChinese() ? line.zh() : line.en());
      indent = "    ";
    }
  }

  private void rule(RuleDeclaration rule) {
    Text asks = ActionWords.of(rule.action());
    add(
        isChinese() ? "  规则 %s%s：%s，当 %s" : "  rule %s%s: %s when %s",
        rule.id().text(),
        rule.title().map(title -> " \"" + title + '"').orElse(""),
        isChinese() ? asks.zh() : asks.en(),
        PlainWords.of(rule.condition(), locale));
    rule.reason()
        .ifPresent(reason -> add(isChinese() ? "    原因 %s" : "    reason %s", reason.text()));
  }

  private void tests() {
    long passed = policy.results().stream().filter(TestResult::isPassed).count();
    add(
        isChinese() ? "测试：%d / %d 通过，覆盖率 %.0f %%" : "tests: %d of %d pass, covering %.0f %%",
        passed,
        policy.results().size(),
        100 * policy.coverage().share());
  }

  private void add(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
