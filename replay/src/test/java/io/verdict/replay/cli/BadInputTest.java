package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.store.ArtifactStore;
import io.verdict.engine.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person gave is wrong: one clear message, status 2, no trace, nothing half-written. */
class BadInputTest {
  private static final Pattern DIAGNOSTIC =
      Pattern.compile("(?m)^credit\\.policy:\\d+:\\d+: error V\\d{4}: .+\\n.+\\n +\\| +\\^+$");

  @TempDir Path temporary;
  private TinyCase tiny;

  @BeforeEach
  void setUp() throws IOException {
    tiny = new TinyCase(temporary);
  }

  @Test
  void theUnspoiltCaseWorks() throws IOException {
    CommandRun run = tiny.replay();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(tiny.results())
        .containsExactly(
            "decisions.csv", "manifest.json", "metrics.json", "rejects.csv", "report.html");
  }

  @Test
  void aMissingDataFileIsNamed() throws IOException {
    Files.delete(tiny.folder.resolve(TinyCase.DATA));
    CommandRun run = tiny.replay();
    run.requireRefused();
    assertThat(run.err()).contains("there is no data file", "rows.csv", "--data FILE");
    assertThat(tiny.out).doesNotExist();
  }

  @Test
  void aMissingPolicyFolderAndAMissingMappingAreNamed() throws IOException {
    CommandRun nowhere = CommandRun.of("replay", temporary.resolve("nowhere"));
    nowhere.requireRefused();
    assertThat(nowhere.err()).contains("there is no policy folder", "nowhere", "*.policy");
    Files.delete(tiny.folder.resolve("data.mapping"));
    CommandRun unmapped = tiny.replay();
    unmapped.requireRefused();
    assertThat(unmapped.err()).contains("data.mapping", "maps columns to fields");
    assertThat(tiny.out).doesNotExist();
  }

  @Test
  void aFolderWithoutPoliciesIsRefused() throws IOException {
    Files.delete(tiny.folder.resolve("credit.policy"));
    CommandRun run = tiny.replay();
    run.requireRefused();
    assertThat(run.err()).contains("tiny", ".policy");
    assertThat(tiny.out).doesNotExist();
  }

  @Test
  void aColumnThatTheDataHaveNotIsShownInTheMapping() throws IOException {
    tiny.replaceInMapping("= AGE", "= AGEE");
    CommandRun run = tiny.replay();
    run.requireRefused();
    assertThat(run.err())
        .contains("data.mapping:6:", "no column `AGEE`", "^^^^", "did you mean `AGE`");
    assertThat(tiny.results()).isEmpty();
  }

  @Test
  void aFieldThatThePolicyHasNotIsShownInTheMapping() throws IOException {
    tiny.replaceInMapping("loan.amount ", "loan.amonut ");
    CommandRun run = tiny.replay();
    run.requireRefused();
    assertThat(run.err()).contains("data.mapping:7:", "loan.amonut", "^");
    assertThat(tiny.results()).isEmpty();
  }

  @Test
  void aWrongCellStopsTheRunWhenAskedAndIsNeverShown() throws IOException {
    tiny.data("a1,30,5000", "a2,seventeen,2500", "a3,44,800");
    CommandRun run = tiny.replay("--on-error", "stop");
    run.requireRefused();
    assertThat(run.err())
        .contains(TinyCase.DATA, "row 2 (line 3)", "column AGE", "expected", "--on-error skip")
        .doesNotContain("seventeen");
    assertThat(tiny.results()).isEmpty();
  }

  @Test
  void aWrongCellIsElseCountedAndListed() throws IOException {
    tiny.data("a1,30,5000", "a2,seventeen,2500", "a3,44,much", "a4,20,1");
    CommandRun run = tiny.replay();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Metrics.in(tiny.out).get("rowsRejected").asInt()).isEqualTo(2);
    assertThat(Metrics.in(tiny.out).get("applications").asInt()).isEqualTo(2);
    List<String> rejects = Files.readAllLines(tiny.out.resolve("rejects.csv"));
    assertThat(rejects).hasSize(3);
    assertThat(rejects.get(0)).isEqualTo("row,line,column,expected");
    assertThat(rejects.get(1)).startsWith("2,3,AGE,").doesNotContain("seventeen");
    assertThat(rejects.get(2)).startsWith("3,4,AMOUNT,").contains("CNY").doesNotContain("much");
  }

  @Test
  void aPackedFileThatIsCutOffIsNamedWithItsLine() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      StringBuilder text = new StringBuilder("ID,AGE,AMOUNT\n");
      for (int i = 0; i < 5_000; i++) {
        text.append('a').append(i).append(",30,").append(1_000 + i * 7_919 % 9_973).append('\n');
      }
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path cut = temporary.resolve("rows.csv.gz");
    Files.write(cut, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
    CommandRun run = tiny.replay("--data", cut.toString());
    run.requireRefused();
    assertThat(run.err()).containsPattern("rows\\.csv\\.gz:\\d+: ").contains("cut off");
    assertThat(tiny.results()).isEmpty();
  }

  @Test
  void tenMistakesOfAPolicyGiveTenMessages() throws IOException {
    try (InputStream policy = BadInputTest.class.getResourceAsStream("ten-mistakes.policy")) {
      Files.write(tiny.folder.resolve("credit.policy"), policy.readAllBytes());
    }
    for (CommandRun run : List.of(tiny.replay(), CommandRun.of("check", tiny.folder))) {
      run.requireRefused();
      List<String> found = DIAGNOSTIC.matcher(run.err()).results().map(MatchResult::group).toList();
      assertThat(found).as(run.err()).hasSize(10).doesNotHaveDuplicates();
      assertThat(run.err().lines().filter(line -> line.contains(": error V"))).hasSize(10);
    }
    assertThat(tiny.out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file/below"})
  void anOutputFolderThatCannotBeWrittenIsNamed(String out) throws IOException {
    Files.writeString(temporary.resolve("file"), "kept");
    for (String command : List.of("replay", "compile")) {
      CommandRun run =
          CommandRun.of(command, tiny.folder, "--out", temporary.resolve(out).toString());
      run.requireRefused();
      assertThat(run.err()).contains("cannot write", temporary.resolve(out).toString());
      assertThat(run.err().strip().lines()).hasSizeLessThanOrEqualTo(2);
    }
    CommandRun generate =
        CommandRun.of("generate", "--applications", 10, "--out", temporary.resolve(out));
    generate.requireRefused();
    assertThat(generate.err()).contains("cannot write", temporary.resolve(out).toString());
    assertThat(temporary.resolve("file")).hasContent("kept");
  }

  @Test
  void aTruncatedArtifactIsRefusedWhenReadAndReplacedWhenCompiledAgain() throws IOException {
    Path store = temporary.resolve("store");
    assertThat(CommandRun.of("compile", tiny.folder, "--out", store).status()).isZero();
    Path artifact = onlyFile(store.resolve("artifacts"));
    byte[] whole = Files.readAllBytes(artifact);
    String name = artifact.getFileName().toString();
    String hash = name.substring(0, name.indexOf('.'));
    for (int length : new int[] {0, 7, whole.length / 2, whole.length - 1}) {
      Files.write(artifact, Arrays.copyOf(whole, length));
      try (ArtifactStore files = ArtifactStore.open(store)) {
        assertThatThrownBy(() -> files.read(hash))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining(name);
      }
    }
    CommandRun again = CommandRun.of("compile", tiny.folder, "--out", store);
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(artifact).hasBinaryContent(whole);
  }

  @Test
  void numbersOutOfTheirRangeAreRefused() throws IOException {
    CommandRun threads = tiny.replay("--threads", "0");
    threads.requireRefused();
    assertThat(threads.err()).contains("--threads is 0", "1 to 64");
    CommandRun limit = tiny.replay("--limit", "-1");
    limit.requireRefused();
    assertThat(limit.err()).contains("--limit is -1");
    assertThat(tiny.out).doesNotExist();
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
