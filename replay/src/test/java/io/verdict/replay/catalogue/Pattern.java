package io.verdict.replay.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of {@code patterns.csv}: the 25 patterns of funders of the domain's table, with what each
 * asks for beside its hard criteria, and how many other funders are like it.
 */
record Pattern(NamedCsvRecord row) {

  static List<Pattern> read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      return csv.stream().map(Pattern::new).toList();
    }
  }

  String text(String column) {
    return row.getField(column);
  }

  int number(String column) {
    return Integer.parseInt(text(column));
  }

  double decimal(String column) {
    return Double.parseDouble(text(column));
  }

  boolean says(String column) {
    return text(column).equals("yes");
  }

  String letter() {
    return text("id").substring(0, 1);
  }

  List<Integer> tenors() {
    return Stream.of(text("tenors").split("/", -1)).map(Integer::valueOf).toList();
  }

  List<String> asks() {
    String asks = text("asks");
    return asks.isEmpty() ? List.of() : List.of(asks.split(" and (?![^(]*\\))", -1));
  }
}
