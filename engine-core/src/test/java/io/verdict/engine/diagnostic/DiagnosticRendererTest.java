package io.verdict.engine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

  private enum SampleCode implements DiagnosticCode {
    UNEXPECTED("V0001", Severity.ERROR),
    ODD("V0002", Severity.WARNING);

    private final String id;
    private final Severity severity;

    SampleCode(String id, Severity severity) {
      this.id = id;
      this.severity = severity;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Severity severity() {
      return severity;
    }

    @Override
    public MessageCatalogue catalogue(Locale locale) {
      return MessageCatalogue.load(SampleCode.class, "sample", locale);
    }
  }

  private static final SourceLines LINES =
      (file, line) ->
          switch (line) {
            case 1 -> Optional.of("rule \u0007X\twhen a");
            case 2 -> Optional.of("原因 年龄 when b");
            case 3 -> Optional.of("x".repeat(500));
            default -> Optional.empty();
          };

  private static SourceSpan span(int line, int column, int endColumn) {
    return new SourceSpan("a.policy", line, column, line, endColumn);
  }

  private static String render(Locale locale, Diagnostic diagnostic) {
    return DiagnosticRenderer.of(locale, LINES).render(diagnostic);
  }

  @Test
  void showsPlaceLineCaretExpectationAndHint() {
    Diagnostic diagnostic =
        Diagnostic.at(span(1, 9, 13), SampleCode.UNEXPECTED, "wehn", "when")
            .expecting(List.of("when", "@name"));

    assertThat(render(Locale.ENGLISH, diagnostic))
        .isEqualTo(
            """
            a.policy:1:9: error V0001: unexpected wehn
                 1 | rule \uFFFDX when a
                   |         ^^^^
              expected: when or a name
              hint: did you mean when?
            """);
  }

  @Test
  void leavesOutAHintWhoseArgumentIsNotThere() {
    assertThat(render(Locale.ENGLISH, Diagnostic.at(span(9, 1, 2), SampleCode.UNEXPECTED, "x")))
        .isEqualTo("a.policy:9:1: error V0001: unexpected x\n");
    assertThat(render(Locale.ENGLISH, Diagnostic.at(span(9, 1, 2), SampleCode.UNEXPECTED, "x", "")))
        .isEqualTo("a.policy:9:1: error V0001: unexpected x\n");
  }

  @Test
  void putsTheCaretUnderWideCharactersAndSpeaksChinese() {
    Diagnostic diagnostic =
        Diagnostic.at(span(2, 4, 6), SampleCode.ODD).relatedTo(span(9, 1, 2), "first");

    assertThat(render(Locale.SIMPLIFIED_CHINESE, diagnostic))
        .isEqualTo(
            """
            a.policy:2:4: 警告 V0002: 奇怪
                 2 | 原因 年龄 when b
                   |      ^^^^
              参见: a.policy:9:1: 第一个在这里
            """);
  }

  @Test
  void cutsALongLineAroundTheCaret() {
    String text = render(Locale.ENGLISH, Diagnostic.at(span(3, 300, 301), SampleCode.ODD));

    List<String> lines = text.lines().toList();
    assertThat(lines.get(1)).hasSizeLessThan(140).contains("…");
    assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('x');
  }

  @Test
  void keepsArgumentsFromForgingLines() {
    String text =
        render(Locale.ENGLISH, Diagnostic.at(span(9, 1, 2), SampleCode.UNEXPECTED, "a\nb\u202Ec"));

    assertThat(text.lines()).hasSize(1);
    assertThat(text).doesNotContain("\u202E");
  }

  @Test
  void sortsKeepsErrorsBeforeWarningsAndCountsTheRest() {
    Diagnostics diagnostics = new Diagnostics();
    for (int line = 1; line <= Diagnostics.MAX_KEPT + 5; line++) {
      diagnostics.report(Diagnostic.at(span(1000 - line, 1, 2), SampleCode.ODD));
    }
    Diagnostic error = Diagnostic.at(span(1, 1, 2), SampleCode.UNEXPECTED, "x");
    diagnostics.report(error);
    diagnostics.report(error);

    assertThat(diagnostics.errorCount()).isEqualTo(1);
    assertThat(diagnostics.warningCount()).isEqualTo(Diagnostics.MAX_KEPT + 5);
    assertThat(diagnostics.droppedCount()).isEqualTo(5);
    assertThat(diagnostics.sorted()).isSorted().hasSize(Diagnostics.MAX_KEPT + 1);
    assertThat(DiagnosticRenderer.of(Locale.ENGLISH, LINES).render(diagnostics))
        .endsWith("and 5 more\n");
  }
}
