package io.verdict.rules.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Severity;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten mistakes give ten messages. */
class ErrorRecoveryTest {

  private static final String TEN_MISTAKES =
      """
      policy fraud "Ten mistakes" version 3 effective 2026-12-01 zone Asia/Shanghai
      input {
        a : int required
        b : intt required
        c : money(CNY) optional
        d int optional
        e : rate optional
      }
      reason R1 "one" told
      rule F1 reject reason R1 on unknown skip when a = 1
      rule F2 reject reason R2 on unknown skip when a > 1
      rule F3 reject reason R1 when a > 2
      rule F4 score 5 on unknown skip when b > 2 and d < 3 and aa > 1
      rule F5 score 5 on unknown skip when c > 100
      table t first {
        a -> u
        [1..5 -> 7
        - -> 8
      }
      rule F6 score 5 on unknown skip when e > 10 CNY
      rule F7 score x on unknown skip when u > 1
      """;

  @Test
  void tenMistakesGiveTenMessagesInTheirOrder() {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("ten.policy", TEN_MISTAKES));

    List<String> errors =
        compiled.diagnostics().stream()
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .map(diagnostic -> diagnostic.span().line() + " " + diagnostic.code().id())
            .toList();
    assertThat(errors)
        .containsExactly(
            "4 V1108",
            "6 V1101",
            "10 V1107",
            "11 V2003",
            "12 V4001",
            "13 V2001",
            "14 V3018",
            "17 V1101",
            "20 V3003",
            "21 V1101");
  }

  @Test
  void aBrokenDeclarationIsNotReportedAgainByThoseWhoNameIt() {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of(
                "one.policy",
                """
                policy credit "One" version 1 effective 2026-12-01 zone UTC
                input { a : int required }
                derive u : intt = a + 1
                derive v : int = u + 1
                rule X review when u > 1 and v > 2
                """));

    assertThat(compiled.diagnostics())
        .extracting(each -> each.code().id())
        .containsExactly("V1108");
  }

  @Test
  void aMissingBraceIsReportedOnceAndTheNextRuleIsStillRead() {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of(
                "brace.policy",
                """
                policy credit "Brace" version 1 effective 2026-12-01 zone UTC
                input {
                  a : int required
                rule X review when a > 1
                rule Y review when b > 1
                """));

    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::code)
        .extracting(code -> code.id())
        .containsExactly("V1103", "V2001");
  }

  @Test
  void readsEveryPrefixOfAPolicyWithoutFailing() {
    for (int length = 0; length < TEN_MISTAKES.length(); length += 7) {
      String prefix = TEN_MISTAKES.substring(0, length);
      assertThat(PolicyCompiler.compile(PolicySource.of("p", prefix)).diagnostics()).isNotNull();
    }
  }
}
