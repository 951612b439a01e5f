package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.source.PolicySource;
import io.verdict.rules.testing.PolicyTestRunner;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points lost by the reasons of one family are merged before the reasons are ranked. */
class ReasonFamilyTest {

  private static final String POLICY =
      """
      policy credit "Families" version 1 effective 2026-12-01 zone UTC
      input { a : int required  b : int required  c : int required  d : int required }
      reason FIRST  "First"  family near told
      reason ALONE  "Alone"              told
      reason SECOND "Second" family near told
      reason OTHER  "Other"              told
      reason LOW    "Score too low"      told
      scorecard card reasons %s from best {
        a reason FIRST  { (..1) -> 20  [1..) -> 0 }
        b reason ALONE  { (..1) -> 40  [1..) -> 0 }
        c reason SECOND { (..1) -> 30  [1..) -> 0  }
        d reason OTHER  { (..1) -> 50  [1..) -> 0 }
      }
      rule E reject reason LOW from card on unknown hit when card <= 140
      test "the reasons" {
        given  { a %d  b %d  c %d  d %d }
        expect { outcome reject  reasons [LOW%s] }
      }
      """;

  /** Lost: FIRST 20 and SECOND 30, together 50; ALONE 40; OTHER 50. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4 | 1 | 1 | 1 | 0 | SECOND, ALONE
          4 | 1 | 1 | 1 | 1 | SECOND, OTHER, ALONE
          4 | 1 | 1 | 0 | 0 | ALONE, FIRST
          4 | 0 | 1 | 1 | 0 | ALONE, SECOND
          1 | 1 | 1 | 1 | 0 | SECOND
          2 | 1 | 1 | 1 | 1 | SECOND, OTHER
          4 | 0 | 0 | 0 | 0 |
          """)
  void ranksFamiliesByWhatTheirReasonsLostTogether(
      int most, int a, int b, int c, int d, String reasons) {
    String text = POLICY.formatted(most, a, b, c, d, reasons == null ? "" : ", " + reasons);
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("families.policy", text));
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    assertThat(compiled.tests())
        .map(PolicyTestRunner::run)
        .allSatisfy(result -> assertThat(result.isPassed()).as(result.toString()).isTrue());
  }
}
