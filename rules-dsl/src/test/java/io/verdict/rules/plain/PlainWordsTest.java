package io.verdict.rules.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.parser.PolicyParser;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.RuleDeclaration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlainWordsTest {

  private static void says(String condition, String english, String chinese) {
    Expression parsed = parse(condition);
    assertThat(PlainWords.of(parsed, Locale.ENGLISH)).isEqualTo(english);
    assertThat(PlainWords.of(parsed, Locale.CHINESE)).isEqualTo(chinese);
  }

  private static Expression parse(String condition) {
    Diagnostics diagnostics = new Diagnostics();
    PolicySource source = PolicySource.of("p", "rule R review when " + condition);
    var file = PolicyParser.parse(source, diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return ((RuleDeclaration) file.declarations().get(0)).condition();
  }

  @Test
  void comparisonsAreSentences() {
    says("age < 20", "age is below 20", "age 低于 20");
    says("age >= 20_000", "age is at least 20,000", "age 不低于 20,000");
    says("paid <= 1_234.50 CNY", "paid is at most 1,234.5 CNY", "paid 不超过 1,234.5 CNY");
    says("dti > 55%", "dti is above 55 %", "dti 高于 55 %");
    says("x == -5", "x is −5", "x 等于 −5");
    says("since < 24h", "since is below 1 days", "since 低于 1 天");
    says("a > 3 * (b - c)", "a is above 3 × (b − c)", "a 高于 3 × (b − c)");
  }

  @Test
  void conditionsAreJoinedAndGrouped() {
    says("a and not b", "a is true and b is false", "a 为真，且 b 为假");
    says("a or b and c > 1", "a is true or (b is true and c is above 1)", "a 为真，或 （b 为真，且 c 高于 1）");
    says("not (a or b)", "not (a is true or b is true)", "并非（a 为真，或 b 为真）");
  }

  @Test
  void patternsAreRangesListsAndStates() {
    says("x in [1..5)", "x is from 1 to below 5", "x 为 1（含）至 5（不含）");
    says("x not in (1..5]", "x is not above 1, to 5", "x 不为 1（不含）至 5（含）");
    says("x in [a, \"b\"]", "x is one of a, “b”", "x 为a, “b” 之一");
    says("x in list(bad)", "x is on the list bad", "x 为名单 bad 成员");
    says("x is missing", "x is missing", "x 为 缺失");
    says("x is not no_hit", "x is not no_hit", "x 不为 no_hit");
    says("x intersects [p, q]", "x includes any of p, q", "x 包含 p, q 中任意一项");
  }
}
