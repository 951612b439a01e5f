package io.verdict.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.ScenarioCompiler;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each code has a policy that produces it, some of several files, some with a scenario over it, and
 * what is printed for it, in both languages.
 *
 * <p>{@code -Dverdict.golden=write} writes what is printed now; read the difference before you
 * commit it.
 */
class DiagnosticGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/diagnostics");
  private static final boolean WRITE = "write".equals(System.getProperty("verdict.golden"));

  static List<PolicyCode> codesOfOneText() {
    return Stream.of(PolicyCode.values())
        .filter(code -> !CodesBeyondOneText.ALL.contains(code))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("codesOfOneText")
  void printsWhatTheGoldenFileSays(PolicyCode code) throws IOException {
    CompiledPolicy compiled = PolicyCompiler.compile(sources(code));
    List<Diagnostic> diagnostics = compiled.diagnostics();
    Function<Locale, String> printed = compiled::render;
    Path scenario = GOLDEN.resolve(code.id() + ".scenario");
    if (Files.exists(scenario)) {
      assertThat(compiled.diagnostics()).as("of the policy itself").isEmpty();
      PolicySource text =
          PolicySource.of(scenario.getFileName().toString(), Files.readString(scenario));
      CompiledScenario merged = ScenarioCompiler.compile(text, code.id(), compiled);
      diagnostics = merged.diagnostics();
      printed = merged::render;
    }

    Set<String> codes =
        diagnostics.stream()
            .map(Diagnostic::code)
            .map(each -> each.id())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(codes).as("codes of %s", code).containsExactly(code.id());
    compare(code.id() + ".txt", printed.apply(Locale.ENGLISH));
    compare(code.id() + "_zh.txt", printed.apply(Locale.CHINESE));
  }

  /** The policy of a code, with further files of it where one text cannot produce the code. */
  private static List<PolicySource> sources(PolicyCode code) throws IOException {
    List<PolicySource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(GOLDEN)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(code.id()) && name.endsWith(".policy")) {
          sources.add(PolicySource.of(name, Files.readString(file)));
        }
      }
    }
    return sources;
  }

  @Test
  void hasNoGoldenFileOfACodeThatDoesNotExist() throws IOException {
    Set<String> known =
        Arrays.stream(PolicyCode.values()).map(PolicyCode::id).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString().substring(0, 5)))
          .allMatch(known::contains);
    }
  }

  private static void compare(String file, String printed) throws IOException {
    Path golden = GOLDEN.resolve(file);
    if (WRITE) {
      Files.writeString(golden, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(golden));
  }
}
