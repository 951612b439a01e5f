package io.verdict.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The codes that need more than one small text: folders, several files, limits. */
class FileDiagnosticTest {

  private static final String HEADER =
      "policy fraud \"T\" version 1 effective 2026-01-01 zone UTC\n";

  @TempDir private Path folder;

  @Test
  void namesAFolderThatIsNotThere() {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(folder.resolve("gone")));

    assertCodes(compiled, PolicyCode.FILE_UNREADABLE);
    assertThat(compiled.render(Locale.ENGLISH)).contains("there is no such file");
    assertThat(compiled.render(Locale.CHINESE)).contains("没有这个文件");
  }

  @Test
  void namesAFolderWithoutPolicies() throws IOException {
    Files.writeString(folder.resolve("README.md"), "nothing here");

    assertCodes(PolicyCompiler.compile(PolicyFolder.read(folder)), PolicyCode.NO_POLICY);
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("a.policy"), new byte[] {'p', (byte) 0xC3, (byte) 0x28});

    assertCodes(PolicyCompiler.compile(PolicyFolder.read(folder)), PolicyCode.FILE_NOT_UTF8);
  }

  @Test
  void refusesMoreFilesThanAFolderMayHave() throws IOException {
    for (int file = 0; file <= PolicyLimits.MAX_FILES; file++) {
      Files.writeString(folder.resolve(file + ".policy"), HEADER);
    }

    assertCodes(PolicyCompiler.compile(PolicyFolder.read(folder)), PolicyCode.TOO_MANY_FILES);
  }

  @Test
  void refusesATextOverTheLimitInAFileAndInMemory() throws IOException {
    String text = HEADER + "#".repeat(PolicyLimits.MAX_TEXT_BYTES);
    Files.writeString(folder.resolve("a.policy"), text);

    assertCodes(PolicyCompiler.compile(PolicyFolder.read(folder)), PolicyCode.TEXT_TOO_LARGE);
    assertCodes(
        PolicyCompiler.compile(PolicySource.of("a", text)), PolicyCode.TEXT_TOO_LARGE);
  }

  @Test
  void countsTheBytesOfATextAndNotItsCharacters() {
    String chinese = HEADER + "#" + "策".repeat(PolicyLimits.MAX_TEXT_BYTES / 3);

    assertCodes(
        PolicyCompiler.compile(PolicySource.of("a", chinese)), PolicyCode.TEXT_TOO_LARGE);
  }

  @Test
  void refusesFilesOfOneStageThatDisagree() {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of("a.policy", HEADER),
            PolicySource.of("b.policy", HEADER.replace("version 1", "version 2")));

    assertCodes(compiled, PolicyCode.HEADERS_DIFFER);
    assertThat(compiled.render(Locale.ENGLISH)).contains("a.policy:1:1: the first header is here");
  }

  @Test
  void joinsFilesOfOneStageThatAgree() {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of("a.policy", HEADER + "input { a : int required }"),
            PolicySource.of(
                "b.policy", HEADER + "rule X score 5 on unknown skip when a > 1"));

    assertThat(compiled.render(Locale.ENGLISH)).isEmpty();
    assertThat(compiled.models()).hasSize(1);
    assertThat(compiled.models().get(0).rules()).hasSize(1);
    assertThat(compiled.models().get(0).name()).isEqualTo("a");
  }

  @Test
  void allowsAsManyRulesAsTheLimitAndNotOneMore() {
    assertCodes(PolicyCompiler.compile(rules(PolicyLimits.MAX_RULES)));
    assertCodes(
        PolicyCompiler.compile(rules(PolicyLimits.MAX_RULES + 1)), PolicyCode.TOO_MANY_RULES);
  }

  private static PolicySource rules(int count) {
    StringBuilder text = new StringBuilder(HEADER).append("input { a : int required }\n");
    for (int rule = 0; rule < count; rule++) {
      text.append("rule R").append(rule).append(" score 1 on unknown skip when a > ");
      text.append(rule).append('\n');
    }
    return PolicySource.of("rules.policy", text.toString());
  }

  private static void assertCodes(CompiledPolicy compiled, PolicyCode... codes) {
    assertThat(compiled.diagnostics().stream().map(Diagnostic::code).distinct().toList())
        .isEqualTo(List.of(codes));
  }
}
