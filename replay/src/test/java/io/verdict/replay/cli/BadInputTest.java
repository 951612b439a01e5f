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
import java.util.ArrayList;
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
  void everyBadRowIsCountedAndListedAndNoneIsDroppedInSilence() throws IOException {
    windowed();
    byte[] latin =
        "a6,30,5,2026-01-05 10:00:00,M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] first =
        """
        ID,AGE,AMOUNT,AT,NAME
        a1,30,5,2026-01-02 10:00:00,x
        a2,30,5,2026-01-03 10:00:00
        a3,30,5,3rd of January,x
        a1,30,5,2026-01-04 10:00:00,x
        a5,30,5,2026-01-01 10:00:00,x
        """
            .getBytes(StandardCharsets.UTF_8);
    byte[] last = "a7,17,5,2026-01-06 10:00:00,x\n".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(latin);
    all.writeBytes(last);
    Files.write(tiny.folder.resolve(TinyCase.DATA), all.toByteArray());
    CommandRun run = tiny.replay();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Metrics.in(tiny.out).get("rowsRead").asInt()).isEqualTo(7);
    assertThat(Metrics.in(tiny.out).get("rowsRejected").asInt()).isEqualTo(5);
    assertThat(Metrics.in(tiny.out).get("applications").asInt()).isEqualTo(2);
    assertThat(Files.readAllLines(tiny.out.resolve("rejects.csv")))
        .containsExactly(
            "row,line,column,expected",
            "2,3,,5 cells",
            "3,4,AT,instant such as yyyy-MM-dd HH:mm:ss",
            "4,5,ID,an id that no earlier row has",
            "5,6,AT,a time not before that of an earlier row; sort the file by it",
            "6,7,,UTF-8");
    assertThat(Files.readAllLines(tiny.out.resolve("decisions.csv"))).hasSize(3);
    for (int row = 2; row <= 6; row++) {
      List<String> lines = new ArrayList<>(List.of("ID,AGE,AMOUNT,AT,NAME"));
      lines.add("a1,30,5,2026-01-02 10:00:00,x");
      lines.add(new String(all.toByteArray(), StandardCharsets.ISO_8859_1).split("\n", -1)[row]);
      Files.write(
          tiny.folder.resolve(TinyCase.DATA),
          (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
      CommandRun stopped = tiny.replay("--on-error", "stop");
      stopped.requireRefused();
      assertThat(stopped.err()).as("row %s", row).contains("row 2 (line 3)", "--on-error skip");
    }
  }

  /** Gives the policy a window, so that the order of the rows counts. */
  private void windowed() throws IOException {
    Path policy = tiny.folder.resolve("credit.policy");
    Files.writeString(
        policy,
        Files.readString(policy)
            .replace("input {", "event application { id_no: key }\n\ninput {")
            .replace(
                "  loan.amount   :",
                "  app.time : instant required\n  id_no : key required\n  loan.amount   :")
            .replace(
                "reason C_AGE \"",
                "window seen_7d = count() of application by id_no over 7d include current\n\n"
                    + "reason C_AGE \"")
            .replace("when applicant.age < 18", "when applicant.age < 18 or seen_7d > 50"));
    Path mapping = tiny.folder.resolve("data.mapping");
    Files.writeString(
        mapping,
        Files.readString(mapping)
            .replace("id ID\n", "id ID\ntime AT as \"yyyy-MM-dd HH:mm:ss\"\nfield id_no = NAME\n"));
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
