package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nesting of every shape at the limit, over it and far over it, on a stack of 256 KiB. */
class PolicyLimitsTest {

  private static final long SMALL_STACK_BYTES = 256 * 1024;
  private static final int FAR = 100_000;

  private static final String HEAD =
      """
      policy credit "T" version 1 effective 2026-01-01 zone UTC
      input { a : int required  b : int required  f : bool required }
      rule X review when
      """;

  /** A shape of nesting: its name and the condition that is so many levels deep. */
  record Shape(String name, int levelsEach, IntFunction<String> condition) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape("parentheses", 1, n -> "(".repeat(n) + "f" + ")".repeat(n)),
        new Shape("complements", 1, n -> "not ".repeat(n) + "f"),
        new Shape("minus", 1, n -> "- ".repeat(n) + "a > 1"),
        new Shape("calls", 1, n -> "abs(".repeat(n) + "a" + ")".repeat(n) + " > 1"),
        new Shape("sums", 1, n -> "a" + " + b".repeat(n) + " > 1"),
        new Shape("products", 1, n -> "a" + " * b".repeat(n) + " > 1"),
        new Shape("quotients", 1, n -> "round(a" + " / b".repeat(n) + ", 2) > 1"),
        new Shape("right sums", 2, n -> "(a + ".repeat(n) + "b" + ")".repeat(n) + " > 1"),
        new Shape("alternation", 3, n -> "(f or f and ".repeat(n) + "f" + ")".repeat(n)),
        new Shape("comparisons", 5, n -> "if(f or a > 1 + b * ".repeat(n) + "b, 1, 2)".repeat(n)),
        new Shape("patterns", 1, n -> "a in " + "[".repeat(n) + "1" + "]".repeat(n)),
        new Shape("complements of patterns", 1, n -> "a in [" + "not ".repeat(n) + "1]"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void bearsWhatTheLimitAllows(Shape shape) {
    int levels = PolicyLimits.MAX_NESTING / shape.levelsEach() - 6;
    List<Diagnostic> diagnostics = compileOnSmallStack(shape.condition().apply(levels));

    assertThat(diagnostics.stream().map(Diagnostic::code))
        .doesNotContain(PolicyCode.NESTING_TOO_DEEP);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void refusesWhatIsOverTheLimit(Shape shape) {
    assertThat(compileOnSmallStack(shape.condition().apply(PolicyLimits.MAX_NESTING + 1)))
        .extracting(Diagnostic::code)
        .contains(PolicyCode.NESTING_TOO_DEEP);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void refusesWhatIsFarOverTheLimit(Shape shape) {
    String condition = shape.condition().apply(FAR);
    if (condition.length() < PolicyLimits.MAX_TEXT_BYTES - HEAD.length()) {
      assertThat(compileOnSmallStack(condition))
          .extracting(Diagnostic::code)
          .contains(PolicyCode.NESTING_TOO_DEEP);
    }
  }

  @ParameterizedTest
  @MethodSource("longChains")
  void bearsLongChainsBecauseTheyAreNotDeep(String condition) {
    assertThat(compileOnSmallStack(condition))
        .extracting(Diagnostic::code)
        .doesNotContain(PolicyCode.NESTING_TOO_DEEP);
  }

  static Stream<String> longChains() {
    return Stream.of(
        "f" + " or a == 1".repeat(20_000),
        "f" + " and b > 2".repeat(20_000),
        "a in [1" + ", 2".repeat(20_000) + "]");
  }

  private static List<Diagnostic> compileOnSmallStack(String condition) {
    AtomicReference<List<Diagnostic>> diagnostics = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    PolicySource source = PolicySource.of("deep.policy", HEAD + condition + "\n");
    Thread thread =
        new Thread(
            null,
            () -> diagnostics.set(PolicyCompiler.compile(source).diagnostics()),
            "small stack",
            SMALL_STACK_BYTES);
    thread.setUncaughtExceptionHandler((ignored, failure) -> thrown.set(failure));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    assertThat(thrown.get()).isNull();
    return diagnostics.get();
  }
}
