package io.verdict.replay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

  @TempDir private Path folder;

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static List<String> rowsOf(Path file, CsvFormat format) throws IOException {
    List<String> rows = new ArrayList<>();
    try (HistoryFile history = HistoryFile.open(file, format)) {
      rows.add(String.join("/", history.columns()));
      while (history.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < history.row().size(); i++) {
          cells.add(history.row().cell(i).toString());
        }
        HistoryRow row = history.row();
        rows.add(row.number() + "@" + row.line() + " " + String.join("/", cells));
      }
    }
    return rows;
  }

  @Test
  void readsPlainAndPackedFilesAlike() throws IOException {
    String text = "\uFEFFa,b\r\n1,\"x, \"\"y\"\"\"\r\n\r\n2,\r\n";
    Path plain = folder.resolve("data.csv");
    Files.writeString(plain, text);
    Path gzip = folder.resolve("data.csv.gz");
    byte[] first = packed(text.substring(0, 20));
    byte[] second = packed(text.substring(20));
    byte[] members = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, members, first.length, second.length);
    Files.write(gzip, members);
    assertThat(rowsOf(plain, CsvFormat.DEFAULT))
        .containsExactly("a/b", "1@2 1/x, \"y\"", "2@4 2/")
        .isEqualTo(rowsOf(gzip, CsvFormat.DEFAULT));
  }

  @Test
  void readsRowsWithoutHeaderSeparatedBySpaces() throws IOException {
    Path file = folder.resolve("german.data");
    Files.writeString(file, "A11 6\nA12 48\n");
    assertThat(rowsOf(file, new CsvFormat(' ', List.of("status", "months"))))
        .containsExactly("status/months", "1@1 A11/6", "2@2 A12/48");
  }

  @Test
  void readsCellsLongerThanItsFirstBuffer() throws IOException {
    String cell = "x".repeat(100_000);
    Path file = folder.resolve("wide.csv");
    String columns = String.join(",", java.util.Collections.nCopies(200, "c"));
    Files.writeString(file, columns + "\n" + columns + "," + cell + "\n");
    assertThat(rowsOf(file, CsvFormat.DEFAULT).get(1)).hasSize(100_404).endsWith(cell);
  }

  @Test
  void refusesAFileThatIsEmptyCutOffOrNotWhatItSays() throws IOException {
    Path empty = folder.resolve("empty.csv");
    Files.writeString(empty, "");
    assertThatThrownBy(() -> rowsOf(empty, CsvFormat.DEFAULT))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessage("empty.csv:1: expected a header line");
    Path notPacked = folder.resolve("plain.csv.gz");
    Files.writeString(notPacked, "a,b\n");
    assertThatThrownBy(() -> rowsOf(notPacked, CsvFormat.DEFAULT))
        .hasMessage("plain.csv.gz:1: expected a file packed with gzip");
    Path cut = folder.resolve("cut.csv.gz");
    byte[] whole = packed("a,b\n" + "1,2\n".repeat(50_000));
    Files.write(cut, Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> rowsOf(cut, CsvFormat.DEFAULT))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessageMatching("cut.csv.gz:\\d+: expected more: the file is damaged or cut off");
    Path open = folder.resolve("open.csv");
    Files.writeString(open, "a,b\n1,\"" + "x".repeat(HistoryFile.MAX_CELL_CHARS + 10));
    assertThatThrownBy(() -> rowsOf(open, CsvFormat.DEFAULT))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessageContaining("expected quotes that close");
    assertThatThrownBy(() -> rowsOf(folder.resolve("none.csv"), CsvFormat.DEFAULT))
        .isInstanceOf(NoSuchFileException.class);
  }
}
