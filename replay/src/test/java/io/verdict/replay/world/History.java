package io.verdict.replay.world;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.SealedTruth;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A generated history read back by an ordinary CSV reader, with its truth and lists. */
final class History {
  private final List<String[]> rows = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final Map<String, Map<String, LocalDate>> lists = new HashMap<>();
  private final SealedTruth truth;

  private History(SealedTruth truth) {
    this.truth = truth;
  }

  static History read(Path directory) throws IOException {
    History history = new History(SealedTruth.read(directory));
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .ofCsvRecord(
                new InputStreamReader(
                    new GZIPInputStream(
                        Files.newInputStream(directory.resolve(GeneratorRun.APPLICATIONS))),
                    StandardCharsets.UTF_8))) {
      for (CsvRecord record : reader) {
        if (record.getStartingLineNumber() > 1) {
          history.add(record.getFields().toArray(new String[0]));
        }
      }
    }
    try (var files = Files.list(directory.resolve("lists"))) {
      for (Path file : files.sorted().toList()) {
        history.lists.put(file.getFileName().toString().replace(".csv", ""), list(file));
      }
    }
    return history;
  }

  private void add(String[] row) {
    rows.add(row);
    String time = row[Column.APP_TIME.ordinal()];
    times.add(LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC));
  }

  int count() {
    return rows.size();
  }

  SealedTruth truth() {
    return truth;
  }

  /** The text of a cell, empty if missing. */
  String text(int row, Column column) {
    return rows.get(row)[column.ordinal()];
  }

  boolean has(int row, Column column) {
    return !text(row, column).isEmpty();
  }

  /** The number in a cell; NaN if missing, so that every comparison with it fails. */
  double number(int row, Column column) {
    String text = text(row, column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  boolean yes(int row, Column column) {
    return text(row, column).equals("true");
  }

  long seconds(int row) {
    return times.get(row);
  }

  /** True if the list knew the value on the day of the application. */
  boolean listed(int row, String list, String value) {
    LocalDate since = lists.get(list).get(value);
    return since != null
        && !since.isAfter(LocalDate.parse(text(row, Column.APP_TIME).substring(0, 10)));
  }

  private static Map<String, LocalDate> list(Path file) throws IOException {
    Map<String, LocalDate> members = new HashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (!line.equals("value,since")) {
        int comma = line.indexOf(',');
        members.put(line.substring(0, comma), LocalDate.parse(line.substring(comma + 1)));
      }
    }
    return members;
  }
}
