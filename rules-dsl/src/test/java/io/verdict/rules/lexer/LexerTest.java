package io.verdict.rules.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "income.declared;NAME income.declared",
        "a..b;NAME a DOTS .. NAME b",
        "20_000;NUMBER 20000",
        "0.55;NUMBER 0.55",
        "60..);NUMBER 60 DOTS .. RIGHT_PARENTHESIS )",
        "0.1..0.3;NUMBER 0.1 DOTS .. NUMBER 0.3",
        "55%;PERCENT 55",
        "0.35%;PERCENT 0.35",
        "120bp;BASIS_POINTS 120",
        "7d;DURATION 604800000",
        "24h;DURATION 86400000",
        "30m;DURATION 1800000",
        "10s;DURATION 10000",
        "2026-12-01;DATE 2026-12-01",
        "2026-12-02T10:00;TIMESTAMP 2026-12-02T10:00",
        "2026-12-02T10:00:05.123Z;TIMESTAMP 2026-12-02T10:00:05.123Z",
        "2026-12-02T10:00+08:00;TIMESTAMP 2026-12-02T10:00+08:00",
        "06:00..24:00;TIME 06:00 DOTS .. TIME 24:00",
        "9999: x;NUMBER 9999 COLON : NAME x",
        "15:1;NUMBER 15 COLON : NUMBER 1",
        "2026 - 12;NUMBER 2026 MINUS - NUMBER 12",
        "\"a \\\"b\\\" \\\\\";TEXT a \"b\" \\",
        "\"策略\";TEXT 策略",
        "== != <= >= < > -> = | -;EQUAL == NOT_EQUAL != LESS_OR_EQUAL <= GREATER_OR_EQUAL >= LESS <"
            + " GREATER > ARROW -> ASSIGN = BAR | MINUS -",
        "a # b;NAME a",
        "a // b;NAME a",
        "a / b;NAME a SLASH / NAME b"
      })
  void reads(String text, String tokens) {
    Diagnostics diagnostics = new Diagnostics();

    assertThat(shown(text, diagnostics)).isEqualTo(tokens);
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "（a，b）;LEFT_PARENTHESIS ( NAME a COMMA , NAME b RIGHT_PARENTHESIS )",
        "“x”;TEXT x",
        "ａ１ ＞＝ ５％;NAME a1 GREATER_OR_EQUAL >= PERCENT 5",
        "a && b || ! c;NAME a NAME and NAME b NAME or NAME not NAME c",
        "年龄 > 1;NAME 年龄 GREATER > NUMBER 1",
        "a $ b;NAME a NAME b",
        "12x;NUMBER 12",
        "1__0;NUMBER 10",
        "\"open;TEXT open"
      })
  void readsOnAfterAMistake(String text, String tokens) {
    Diagnostics diagnostics = new Diagnostics();

    assertThat(shown(text, diagnostics)).isEqualTo(tokens);
    assertThat(diagnostics.hasErrors()).isTrue();
  }

  @Test
  void tellsLinesAndColumnsInCodePoints() {
    Lexer lexer = new Lexer(PolicySource.of("f", "a\r\n  \"策😀\" bc"), new Diagnostics());

    assertThat(lexer.next().span()).isEqualTo(new SourceSpan("f", 1, 1, 1, 2));
    Token text = lexer.next();
    assertThat(text.span()).isEqualTo(new SourceSpan("f", 2, 3, 2, 7));
    assertThat(text.firstOnLine()).isTrue();
    Token name = lexer.next();
    assertThat(name.span()).isEqualTo(new SourceSpan("f", 2, 8, 2, 10));
    assertThat(name.firstOnLine()).isFalse();
    assertThat(lexer.next().kind()).isEqualTo(TokenKind.END);
    assertThat(lexer.next().kind()).isEqualTo(TokenKind.END);
  }

  @Test
  void stepsOverAByteOrderMark() {
    assertThat(shown("\uFEFFpolicy", new Diagnostics())).isEqualTo("NAME policy");
  }

  private static String shown(String text, Diagnostics diagnostics) {
    Lexer lexer = new Lexer(PolicySource.of("f", text), diagnostics);
    List<String> shown = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
      shown.add(token.kind() + " " + token.text());
    }
    return String.join(" ", shown);
  }
}
