package io.verdict.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.DiagnosticCode;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    assertCodes(PolicyCompiler.compile(PolicySource.of("a", text)), PolicyCode.TEXT_TOO_LARGE);
  }

  @Test
  void countsTheBytesOfATextAndNotItsCharacters() {
    String chinese = HEADER + "#" + "策".repeat(PolicyLimits.MAX_TEXT_BYTES / 3);

    assertCodes(PolicyCompiler.compile(PolicySource.of("a", chinese)), PolicyCode.TEXT_TOO_LARGE);
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
            PolicySource.of("b.policy", HEADER + "rule X review on unknown skip when a > 1"));

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

  @Test
  void allowsAsManyWaysThroughAFlowAsALiveEngineLinksAndNotOneMore() {
    assertCodes(PolicyCompiler.compile(challengers(63)));
    assertCodes(PolicyCompiler.compile(challengers(64)), PolicyCode.TOO_MANY_WAYS);
  }

  private static List<PolicySource> challengers(int count) {
    List<PolicySource> sources = new ArrayList<>();
    StringBuilder flow = new StringBuilder("flow f by k { fraud { salt \"s\" champion p0\n");
    for (int policy = 0; policy <= count; policy++) {
      String header = HEADER.replace("version 1", "version " + (policy + 1));
      String rule = "input { k : key required  a : int required }\nrule X score 1 ";
      sources.add(
          PolicySource.of(
              "p" + policy + ".policy",
              header
                  + rule
                  + "on unknown skip when a > 1 and k in list(l)\n"
                  + "list l : key from \"l.csv\"\ntotal t of scores { [1..) -> review }\n"));
      flow.append(policy == 0 ? "" : "challenger p" + policy + " 1%\n");
    }
    sources.add(PolicySource.of("flow.policy", flow.append("} }").toString()));
    return sources;
  }

  private static PolicySource rules(int count) {
    StringBuilder text = new StringBuilder(HEADER);
    text.append("input { a : int required }\ntotal t of scores { [1..) -> review }\n");
    for (int rule = 0; rule < count; rule++) {
      text.append("rule R").append(rule).append(" score 1 on unknown skip when a > ");
      text.append(rule).append('\n');
    }
    return PolicySource.of("rules.policy", text.toString());
  }

  @Test
  void namesARuleThatAnEarlierStageAlwaysForestalls() {
    CompiledPolicy compiled = twoStages("a >= 4", "a >= 8");

    assertCodes(compiled, PolicyCode.RULE_SHADOWED);
    assertThat(compiled.render(Locale.ENGLISH))
        .contains("credit.policy:4:45: warning V7012: `Y` never decides: `X` of the stage fraud")
        .contains("fraud.policy:4:45: the other rule is here");
    assertThat(compiled.render(Locale.CHINESE)).contains("`Y` 从不起作用：阶段 fraud 的 `X`");
  }

  @Test
  void namesARuleThatALaterStageImplies() {
    CompiledPolicy compiled = twoStages("a >= 8", "a >= 4");

    assertCodes(compiled, PolicyCode.RULE_IMPLIED);
    assertThat(compiled.render(Locale.ENGLISH))
        .contains("fraud.policy:4:45: warning V7009: `X` is implied by `Y`");
  }

  @Test
  void namesAStageThatIsNeverReached() {
    CompiledPolicy compiled = twoStages("a < 5 or a >= 5", "b > 1");

    assertCodes(compiled, PolicyCode.STAGE_UNREACHABLE, PolicyCode.RULE_ALWAYS);
    assertThat(compiled.render(Locale.ENGLISH))
        .contains("credit.policy:1:1: warning V7013: the stage credit is never reached: `X`");
    assertThat(compiled.render(Locale.CHINESE)).contains("阶段 credit 永远不会到达");
  }

  private static CompiledPolicy twoStages(String fraud, String credit) {
    String body =
        """
        input { a : int required  b : int required }
        reason R "Reason" untold
        rule %s reject reason R on unknown skip when %s
        rule Z review on unknown skip when a == b
        """;
    return PolicyCompiler.compile(
        PolicySource.of("fraud.policy", HEADER + body.formatted("X", fraud)),
        PolicySource.of(
            "credit.policy", HEADER.replace("fraud", "credit") + body.formatted("Y", credit)));
  }

  private static final String TABLE =
      HEADER
          + """
          input { a : int required  c : code required  e : enum { x, y } required }
          table t first complete from "rows.csv" { a | c | e -> u : rate | v : int }
          rule X review on unknown skip when u > 1% and v > 1
          """;

  private CompiledPolicy withRows(String rows) throws IOException {
    Files.writeString(folder.resolve("t.policy"), TABLE);
    Files.writeString(folder.resolve("rows.csv"), rows);
    return PolicyCompiler.compile(PolicyFolder.read(folder));
  }

  @Test
  void takesTheRowsOfATableFromAFile() throws IOException {
    CompiledPolicy compiled =
        withRows(
            """
            a,c,e,u,v
            (..5),-,x,12.5%,1\r
            "[5..10)","[""p"", ""q""]",-,0.1,2

            -,-,-,0%,missing
            """);

    assertThat(compiled.render(Locale.ENGLISH)).isEmpty();
    Table table = compiled.models().get(0).tables().get(0);
    assertThat(table.rows()).extracting(TableRow::line).containsExactly(2, 3, 5);
    assertThat(table.rows().get(0).outputs()).containsExactly(125_000L, 1L);
    assertThat(table.rows().get(2).outputs()).containsExactly(0L, null);
  }

  @Test
  void showsTheCellOfATableFileThatIsWrong() throws IOException {
    CompiledPolicy compiled = withRows("a,c,e,u,v\n-,-,x,12.5%,1\n[1..,-,-,0%,1\n-,-,z,0%,1\n");

    assertThat(compiled.render(Locale.ENGLISH))
        .contains("rows.csv:3:5: error V1101", "rows.csv:4:5: error V2009");
  }

  @Test
  void refusesOtherColumnsThanTheTableHas() throws IOException {
    assertCodes(withRows("a,c,u,e,v\n"), PolicyCode.TABLE_COLUMNS, PolicyCode.TABLE_GAP);
    assertCodes(withRows("a,c,e,u,v\n-,-,-,1%,1\n-,-,-,1%\n"), PolicyCode.TABLE_COLUMNS);
  }

  @Test
  void refusesATableFileThatIsNotThereOrOutsideTheFolder() throws IOException {
    Files.writeString(folder.resolve("t.policy"), TABLE);
    assertThat(codes(PolicyCompiler.compile(PolicyFolder.read(folder))))
        .contains(PolicyCode.FILE_UNREADABLE);

    Files.writeString(folder.resolve("t.policy"), TABLE.replace("rows.csv", "../rows.csv"));
    CompiledPolicy outside = PolicyCompiler.compile(PolicyFolder.read(folder));
    assertThat(outside.render(Locale.ENGLISH)).contains("must lie in the same folder");
  }

  @Test
  void refusesATableFileOverTheLimit() throws IOException {
    Files.writeString(folder.resolve("t.policy"), TABLE);
    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("rows.csv").toFile(), "rw")) {
      large.setLength(PolicyLimits.MAX_TABLE_BYTES + 1L);
    }

    assertThat(codes(PolicyCompiler.compile(PolicyFolder.read(folder))))
        .contains(PolicyCode.FILE_TOO_LARGE);
  }

  @Test
  void refusesMoreCellsThanATableMayHave() throws IOException {
    int rows = PolicyLimits.MAX_TABLE_CELLS / 5;

    CompiledPolicy compiled = withRows("a,c,e,u,v\n" + "-,-,-,1%,1\n".repeat(rows + 1));

    assertThat(codes(compiled)).contains(PolicyCode.TOO_MANY_CELLS);
  }

  @Test
  void givesUpAProofThatWouldTakeTooLong() {
    StringBuilder text = new StringBuilder(HEADER).append("input {\n");
    int columns = 24;
    for (int column = 0; column < columns; column++) {
      text.append("  a").append(column).append(" : int required\n");
    }
    text.append("}\ntable t unique {\n  a0");
    for (int column = 1; column < columns; column++) {
      text.append(" | a").append(column);
    }
    text.append(" -> u\n");
    for (int row = 0; row < columns; row++) {
      for (int column = 0; column < columns; column++) {
        text.append(column == 0 ? "  " : " | ").append(column == row ? "[5..9)" : "-");
      }
      text.append(" -> 1\n");
    }
    text.append("}\nrule X score 5 on unknown skip when u > 1\n");

    assertCodes(
        PolicyCompiler.compile(PolicySource.of("t.policy", text.toString())),
        PolicyCode.TABLE_TOO_COMPLEX);
  }

  private static List<DiagnosticCode> codes(CompiledPolicy compiled) {
    return compiled.diagnostics().stream().map(Diagnostic::code).distinct().toList();
  }

  private static void assertCodes(CompiledPolicy compiled, PolicyCode... codes) {
    assertThat(codes(compiled)).isEqualTo(List.of(codes));
  }
}
