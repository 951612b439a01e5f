package io.verdict.rules.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Severity;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes with what: one line a case. */
class TypingTest {

  private static final String HEAD =
      """
      policy credit "Typing" version 1 effective 2026-12-01 zone Asia/Shanghai
      input {
        i : int required  j : int optional
        m : money(CNY) required  n : money(CNY) optional  u : money(USD) optional
        d2 : decimal(2) required  d4 : decimal(4) optional
        r : rate required
        x : double required
        f : bool required
        day : date required  t : instant required
        e : enum { a, b } required  o : ordered enum { R1, R2, R3 } required
        c : code required  k : key required  l : key required
        s : set { p, q } required
      }
      param limit : int = 5
      param name : code = "cash"
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i > 5",
        "5 < i",
        "i == j",
        "i > limit",
        "limit <= i",
        "i in [limit..10]",
        "i > 2 * j + 1",
        "i > -5",
        "i in [-5..-1]",
        "m > 5 CNY",
        "m >= n",
        "m > 3 * n",
        "m > 14.4 * n",
        "m > r * n",
        "d2 > 1.25",
        "d2 > 7",
        "d2 * 0.125 > 1.0001",
        "d2 + d4 > 1.2345",
        "d2 == d4",
        "r > 5%",
        "r > 120bp",
        "r > 0.05",
        "r * r > 1%",
        "r + 5% > 10%",
        "x > 0.5",
        "x > 5%",
        "x * 2 + 1 > x",
        "exp(x) > ln(x)",
        "double(m) > x",
        "f",
        "not f",
        "f == true",
        "f != false",
        "true",
        "f == f",
        "day > 2026-01-01",
        "day + 30d > 2026-01-01",
        "day - 30d in [2026-01-01..2026-02-01)",
        "t > 2026-01-01T00:00",
        "t > 2026-01-01T00:00:00+08:00",
        "t - 24h < t",
        "date(t) == day",
        "days_between(day, date(t)) > 3",
        "hour(t) in [2..5)",
        "e == a",
        "e == \"a\"",
        "e in [a, b]",
        "e not in [a]",
        "o >= R2",
        "R2 <= o",
        "o in [R1..R2]",
        "o == o",
        "c == \"cash\"",
        "c == name",
        "c in [\"cash\", \"card\"]",
        "c is missing",
        "k == l",
        "k != l",
        "k in [l]",
        "k is present",
        "s intersects [p]",
        "s intersects [p, q]",
        "if(f, i, j) > 3",
        "default(j, 0) > 3",
        "default(f, true)",
        "min(i, j) > 3",
        "max(m, 5 CNY) > n",
        "abs(i - j) > 3",
        "abs(x) > 1",
        "round(m / n, 2) > 1",
        "round(m * 1.5, 0) > 5 CNY",
        "floor_to(m, 100 CNY) == m",
        "round(i / 3, 0) == j",
        "(f or i > 3) and not (f and i < 3)",
        "f == (i > 3)",
        "1 < 2",
        "i > 24 * 30"
      })
  void compiles(String condition) {
    assertThat(errors(condition)).as(condition).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "i > d2;V3001",
        "i > r;V3001",
        "i > m;V3001",
        "m > u;V3002",
        "m > 5 USD;V3002",
        "m > 5;V3018",
        "5 < m;V3018",
        "m + 5 > n;V3018",
        "d2 > 5%;V3003",
        "d2 > 1.255;V3004",
        "i > 1.5;V3004",
        "i + 1.5 > j;V3004",
        "x > i;V3001",
        "x * i > 1;V3001",
        "m * n > m;V3001",
        "i > 99999999999999999999;V3005",
        "f > true;V3006",
        "e > a;V3006",
        "c > \"a\";V3006",
        "k < l;V3006",
        "e == z;V2009",
        "e == o;V3001",
        "c == c;V3013",
        "k == \"a\";V3012",
        "k == c;V3001",
        "s == s;V3015",
        "i intersects [p];V3015",
        "s intersects [z];V2009",
        "day > t;V3001",
        "day > 5;V3003",
        "day + 30m > day;V3001",
        "i + 7d > 5;V3001",
        "t > day;V3001",
        "i;V3010",
        "m + 1 CNY;V3010",
        "i and f;V3010",
        "f + 1 > 2;V3007",
        "m / n > 1;V3009",
        "i / (i / j) > 1;V3009",
        "exp(f) > 1;V3007",
        "hour(day) > 1;V3016",
        "round(x, 2) > 1;V3016",
        "round(m, i) > m;V3016",
        "floor_to(m, n) > m;V3016",
        "min(f, f);V3006",
        "i is special;V2010",
        "i in [1..1);V5001",
        "c in [\"a\"..\"b\"];V3006",
        "i in [missing];V3021",
        "c in list(gone);V2004",
        "k in [l, m];V3001",
        "i > 7d;V3003"
      })
  void doesNotCompile(String condition, String code) {
    assertThat(errors(condition)).as(condition).containsExactly(code);
  }

  private static List<String> errors(String condition) {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of("typing.policy", HEAD + "rule X review when " + condition + "\n"));
    return compiled.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(Diagnostic::code)
        .map(code -> code.id())
        .toList();
  }
}
