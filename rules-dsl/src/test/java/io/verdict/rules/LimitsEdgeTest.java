package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each limit at n, at n + 1 and at a million (or as many as a text can hold), on a stack of 256
 * KiB.
 */
class LimitsEdgeTest {

  private static final long SMALL_STACK_BYTES = 256 * 1024;
  private static final int MILLION = 1_000_000;
  private static final String HEAD =
      """
      policy credit "T" version 1 effective 2026-01-01 zone UTC
      input { a : int required  c : code required }
      rule X review when a > 1 and c == "p"
      """;

  @TempDir private Path folder;

  /** A limit: how much is allowed, a text that has so much of it, and what more is refused with. */
  record Limit(String name, int allowed, PolicyCode code, IntFunction<String> text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Limit> limits() {
    return Stream.of(
        new Limit(
            "name",
            PolicyLimits.MAX_NAME_LENGTH,
            PolicyCode.NAME_TOO_LONG,
            n -> HEAD + "rule " + "N".repeat(n) + " review when a > 2 and c == \"q\"\n"),
        new Limit(
            "quoted text",
            PolicyLimits.MAX_QUOTED_LENGTH,
            PolicyCode.QUOTE_TOO_LONG,
            n -> HEAD + "rule Y \"" + "t".repeat(n) + "\" review when a > 2 and c == \"q\"\n"),
        new Limit(
            "digits",
            PolicyLimits.MAX_DIGITS,
            PolicyCode.NUMBER_TOO_LONG,
            n -> HEAD + "rule Y review when a > " + "0".repeat(n - 1) + "2 and c == \"q\"\n"),
        new Limit(
            "nesting",
            PolicyLimits.MAX_NESTING - 6,
            PolicyCode.NESTING_TOO_DEEP,
            n -> HEAD + "rule Y review when " + "(".repeat(n) + "a > 2" + ")".repeat(n) + "\n"),
        new Limit(
            "text",
            PolicyLimits.MAX_TEXT_BYTES - HEAD.length(),
            PolicyCode.TEXT_TOO_LARGE,
            n -> HEAD + "#".repeat(n)),
        new Limit(
            "members of a set",
            Type.MAX_SET_SYMBOLS,
            PolicyCode.TYPE_TOO_LARGE,
            n -> HEAD + "input { s : set { " + names("m", n, ", ") + " } optional }\n"),
        new Limit(
            "special values",
            Field.MAX_SPECIALS,
            PolicyCode.SPECIAL_TYPE,
            n -> HEAD + "input { s : int optional special { " + specials(n) + " } }\n"),
        new Limit(
            "slots",
            Schema.MAX_FIELDS - 2,
            PolicyCode.TYPE_TOO_LARGE,
            n -> HEAD + "input { " + names("f", n, " : int optional\n") + " : int optional }\n"),
        new Limit("rules", PolicyLimits.MAX_RULES, PolicyCode.TOO_MANY_RULES, n -> rules(n)));
  }

  /** So many names, no more than a text can hold. */
  private static String names(String stem, int count, String between) {
    return IntStream.range(0, Math.min(count, 200_000))
        .mapToObj(i -> stem + i)
        .collect(Collectors.joining(between));
  }

  private static String specials(int count) {
    return IntStream.range(0, Math.min(count, 200_000))
        .mapToObj(i -> i + ": x" + i)
        .collect(Collectors.joining(", "));
  }

  private static String rules(int count) {
    StringBuilder text = new StringBuilder(HEAD.lines().limit(2).collect(Collectors.joining("\n")));
    text.append("\ntotal t of scores { [1..) -> review }\nrule X review when c == \"p\"\n");
    for (int rule = 1; rule < count && text.length() < 2 * PolicyLimits.MAX_TEXT_BYTES; rule++) {
      text.append("rule R").append(rule).append(" score 1 when a > ").append(rule).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void allowsAsMuchAsItSaysAndNotOneMore(Limit limit) {
    assertThat(codes(limit.text().apply(limit.allowed()))).doesNotContain(limit.code());
    int more = limit.code() == PolicyCode.NESTING_TOO_DEEP ? 7 : 1;
    assertThat(codes(limit.text().apply(limit.allowed() + more))).contains(limit.code());
  }

  @ParameterizedTest
  @MethodSource("limits")
  void refusesAMillionWithoutAnyOtherFailure(Limit limit) {
    assertThat(codes(limit.text().apply(limit.allowed() + MILLION)))
        .containsAnyOf(limit.code(), PolicyCode.TEXT_TOO_LARGE);
  }

  private static Set<Object> codes(String text) {
    CompiledPolicy compiled =
        onSmallStack(() -> PolicyCompiler.compile(PolicySource.of("limit.policy", text)));
    return compiled.diagnostics().stream().map(Diagnostic::code).collect(Collectors.toSet());
  }

  @Test
  void refusesATableFileByItsSizeBeforeItIsRead() throws IOException {
    writeTable("a,u\n");
    Path rows = folder.resolve("rows.csv");
    try (FileChannel file = FileChannel.open(rows, StandardOpenOption.WRITE)) {
      file.write(
          ByteBuffer.wrap("\n".getBytes(StandardCharsets.UTF_8)), PolicyLimits.MAX_TABLE_BYTES);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(folder));

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L << 20);
    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::code)
        .contains(PolicyCode.FILE_TOO_LARGE);
  }

  /** Four rows, blanks in their cells, and not one byte too many; then one. */
  @Test
  void readsATableFileOfExactlySixtyFourMebibytesAndRefusesOneByteMore() throws IOException {
    int rows = 4;
    String head = "a,u\n";
    String cells = "[1..5),1\n";
    int blanks = PolicyLimits.MAX_TABLE_BYTES - head.length() - rows * cells.length();
    StringBuilder text = new StringBuilder(PolicyLimits.MAX_TABLE_BYTES + 1).append(head);
    for (int row = 0; row < rows; row++) {
      text.append("[1..5)").append(" ".repeat(blanks / rows + (row < blanks % rows ? 1 : 0)));
      text.append(",1\n");
    }
    writeTable(text.toString());
    assertThat(Files.size(folder.resolve("rows.csv"))).isEqualTo(PolicyLimits.MAX_TABLE_BYTES);
    assertThat(onSmallStack(this::compileFolder))
        .doesNotContain(PolicyCode.FILE_TOO_LARGE, PolicyCode.FILE_UNREADABLE)
        .contains(PolicyCode.DEAD_ROW);

    writeTable(text.append('\n').toString());
    assertThat(onSmallStack(this::compileFolder)).contains(PolicyCode.FILE_TOO_LARGE);
  }

  @Test
  void aListOfAHundredThousandConstantsIsOneTest() {
    String codes =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "\"c" + i + "\"")
            .collect(Collectors.joining(", "));
    String numbers =
        IntStream.range(0, 40_000).mapToObj(i -> "" + 3 * i).collect(Collectors.joining(", "));
    String first = HEAD + "rule Y review when c in [" + codes + "]\n";
    String head = HEAD.lines().limit(1).collect(Collectors.joining());
    String second = head + "\nrule Z review when a not in [" + numbers + "]\n";
    CompiledPolicy compiled =
        onSmallStack(
            () ->
                PolicyCompiler.compile(
                    PolicySource.of("l.policy", first), PolicySource.of("m.policy", second)));
    assertThat(compiled.hasErrors()).isFalse();
    List<Rule> rules = compiled.models().get(0).rules();
    assertThat(rules.get(1).when().alternatives().get(0).tests()).hasSize(1);
    assertThat(rules.get(2).when().alternatives().get(0).tests().get(0).intervals())
        .hasSize(40_001);
  }

  @Test
  void readsATableOfExactlyAMillionCellsAndRefusesOneRowMore() throws IOException {
    String row = "[1..5),1\n";
    int rows = PolicyLimits.MAX_TABLE_CELLS / 2;
    writeTable("a,u\n" + row.repeat(rows));
    assertThat(onSmallStack(this::compileFolder)).doesNotContain(PolicyCode.TOO_MANY_CELLS);

    writeTable("a,u\n" + row.repeat(rows + 1));
    assertThat(onSmallStack(this::compileFolder)).contains(PolicyCode.TOO_MANY_CELLS);
  }

  private List<Object> compileFolder() {
    return PolicyCompiler.compile(PolicyFolder.read(folder)).diagnostics().stream()
        .<Object>map(Diagnostic::code)
        .toList();
  }

  private void writeTable(String rows) throws IOException {
    Files.writeString(
        folder.resolve("t.policy"),
        HEAD + "table t first from \"rows.csv\" { a -> u : int }\nrule Y review when u > 0\n");
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private static <T> T onSmallStack(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> result.set(work.get()), "small stack", SMALL_STACK_BYTES);
    thread.setUncaughtExceptionHandler((ignored, failure) -> thrown.set(failure));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    assertThat(thrown.get()).isNull();
    return result.get();
  }
}
