package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** What each S-FEEL unary test is in the policy language. */
class UnaryTestsTest {
  private static void becomes(String cell, String pattern) {
    assertThat(UnaryTests.pattern(cell, 1)).as(cell).isEqualTo(pattern);
  }

  private static void refused(String cell) {
    assertThatExceptionOfType(ImportFailure.class)
        .as(cell)
        .isThrownBy(() -> UnaryTests.pattern(cell, 7))
        .matches(failure -> failure.line() == 7);
  }

  @Test
  void anything() {
    becomes("-", "-");
    becomes("", "-");
  }

  @Test
  void comparisons() {
    becomes("<18", "(..18)");
    becomes("<= 18.5", "(..18.5]");
    becomes(">-3", "(-3..)");
    becomes(">= .5", "[0.5..)");
    becomes(">= date(\"2026-01-31\")", "[2026-01-31..)");
  }

  @Test
  void intervals() {
    becomes("[1..5]", "[1..5]");
    becomes("(1..5)", "(1..5)");
    becomes("]1..5[", "(1..5)");
    becomes("[1 .. 5[", "[1..5)");
    becomes("[-1.5..2.5]", "[-1.5..2.5]");
  }

  @Test
  void lists() {
    becomes("\"a, b\",\"c\"", "[\"a, b\", \"c\"]");
    becomes("1, 2, [5..7)", "[1, 2, [5..7)]");
    becomes("not(1, >5)", "not [1, (5..)]");
    becomes("null", "missing");
    becomes("true", "true");
  }

  @Test
  void whatIsNoConstantIsRefused() {
    refused("age");
    refused("> age");
    refused("1 + 2");
    refused("\"a\"b\"");
    refused("\"a\\\"b\"");
    refused(",");
    refused("\"open");
    refused("count(?) > 2");
  }
}
