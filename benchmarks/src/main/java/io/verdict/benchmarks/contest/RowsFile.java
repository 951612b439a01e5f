package io.verdict.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rows as JSON: one array, one object a row, one row a line. */
final class RowsFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private RowsFile() {}

  static String write(List<Row> rows) {
    return rows.stream()
        .map(MAPPER::writeValueAsString)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  /**
   * Reads rows back.
   *
   * @throws IllegalArgumentException when the text is no such array
   */
  static List<Row> read(String text) {
    try {
      return List.of(MAPPER.readValue(text, Row[].class));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "this is no file of benchmark rows: "
              + e.getOriginalMessage()
              + "\n  Give a bench.json that verdict bench wrote.",
          e);
    }
  }

  static List<Row> read(Path file) throws IOException {
    return read(Files.readString(file));
  }

  static void write(Path file, List<Row> rows) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.writeString(file, write(rows));
  }

  /** Old rows with whole contests taken from a new run, in the order of the workloads. */
  static List<Row> merged(List<Row> old, List<Row> now) {
    Set<String> replaced = now.stream().map(Row::contest).collect(Collectors.toSet());
    Map<String, List<Row>> contests = new LinkedHashMap<>();
    old.stream()
        .filter(row -> !replaced.contains(row.contest()))
        .forEach(row -> contests.computeIfAbsent(row.contest(), key -> new ArrayList<>()).add(row));
    now.forEach(row -> contests.computeIfAbsent(row.contest(), key -> new ArrayList<>()).add(row));
    List<Row> all = new ArrayList<>();
    for (Workload<?> workload : Workloads.all()) {
      for (String size : workload.sizes()) {
        all.addAll(contests.getOrDefault(workload.id() + " | " + size, List.of()));
      }
    }
    return all;
  }
}
