package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Small policies with one deliberate mistake each, of the kind that analysts make: each is found,
 * with its code and at its place, and nothing else is said.
 *
 * <p>A mistake is marked on its line: {@code #! CODE the text where it begins}.
 */
class PlantedFaultsTest {

  private static final Path FAULTS = Path.of("src/test/resources/faults");
  private static final String MARK = "#! ";

  @Test
  void findsEachOfThem() throws IOException {
    List<Path> policies;
    try (Stream<Path> files = Files.list(FAULTS)) {
      policies = files.sorted().toList();
    }
    List<String> missed = new ArrayList<>();
    for (Path policy : policies) {
      String text = Files.readString(policy);
      String name = policy.getFileName().toString();
      CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of(name, text));
      List<String> said = compiled.diagnostics().stream().map(PlantedFaultsTest::at).toList();
      if (!said.equals(List.of(planted(text)))) {
        missed.add(name + " " + planted(text) + "\n" + compiled.render(Locale.ENGLISH));
      }
    }
    int found = policies.size() - missed.size();
    System.out.println("planted faults found: " + found + " of " + policies.size());
    assertThat(missed).isEmpty();
    assertThat(policies).hasSizeGreaterThanOrEqualTo(50);
  }

  private static String at(Diagnostic diagnostic) {
    return diagnostic.code().id()
        + " at "
        + diagnostic.span().line()
        + ":"
        + diagnostic.span().column();
  }

  /** The code and the place that the mark of a policy names. */
  private static String planted(String text) {
    String[] lines = text.split("\n", -1);
    for (int line = 0; line < lines.length; line++) {
      int mark = lines[line].indexOf(MARK);
      if (mark >= 0) {
        String[] said = lines[line].substring(mark + MARK.length()).split(" ", 2);
        int column = lines[line].indexOf(said[1]);
        return said[0] + " at " + (line + 1) + ":" + (column + 1);
      }
    }
    throw new AssertionError("no mark in\n" + text);
  }
}
