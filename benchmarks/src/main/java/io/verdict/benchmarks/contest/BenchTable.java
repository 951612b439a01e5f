package io.verdict.benchmarks.contest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows as a table for a terminal. */
final class BenchTable {
  private static final String LINE = "%-26s %10s %10s %12s  %-26s %s";

  private BenchTable() {}

  static List<String> lines(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    Map<String, List<Row>> contests = new LinkedHashMap<>();
    rows.forEach(r -> contests.computeIfAbsent(r.contest(), key -> new ArrayList<>()).add(r));
    if (!rows.isEmpty()) {
      lines.add(rows.get(0).machine());
      lines.add(rows.get(0).jvm() + ", " + rows.get(0).date());
    }
    contests.forEach(
        (name, contest) -> {
          lines.add("");
          Row first = contest.get(0);
          lines.add(
              first.workload()
                  + " "
                  + Workloads.of(first.workload()).title()
                  + ": "
                  + first.size());
          lines.add(
              String.format(
                  LINE, "system", "p50", "p99", "bytes a call", "x Verdict's time", "checked"));
          contest.forEach(row -> lines.add(line(row)));
        });
    List<String> libraries = rows.stream().map(Row::library).distinct().sorted().toList();
    if (libraries.stream().anyMatch(library -> !library.isEmpty())) {
      lines.add("");
      lines.add(
          "libraries: " + String.join("; ", libraries.stream().filter(l -> !l.isEmpty()).toList()));
    }
    return lines;
  }

  private static String line(Row row) {
    String checked = row.checked() ? "yes" : "no";
    return String.format(
            LINE,
            row.system(),
            Figures.nanos(row.p50Nanos()),
            Figures.nanos(row.p99Nanos()),
            Figures.bytes(row.bytesPerOp()),
            Figures.ratioOf(row),
            row.note().isEmpty() ? checked : checked + ": " + row.note())
        .stripTrailing();
  }
}
