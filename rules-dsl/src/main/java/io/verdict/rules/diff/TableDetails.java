package io.verdict.rules.diff;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a table that came, went, moved or give something else. */
final class TableDetails {
  private final List<String> details = new ArrayList<>();

  private TableDetails() {}

  /** A row as its words: all of it, and its patterns alone. */
  private record Row(int position, String words, String patterns, String shown, String values) {}

  static List<String> of(Declared was, TableDeclaration from, Declared now, TableDeclaration to) {
    TableDetails details = new TableDetails();
    if (!was.text().upTo("{").key().equals(now.text().upTo("{").key())) {
      details.details.addAll(Details.words("", head(was), head(now)));
    }
    details.compare(rows(was, from), rows(now, to));
    return details.details;
  }

  private static NormalText head(Declared table) {
    NormalText head = table.text().upTo("{");
    String written = table.text().written();
    int brace = written.indexOf('{');
    return new NormalText(head.tokens(), brace < 0 ? written : written.substring(0, brace));
  }

  private static List<Row> rows(Declared table, TableDeclaration declaration) {
    List<Row> rows = new ArrayList<>();
    for (TableDeclaration.Row row : declaration.rows()) {
      SourceSpan patterns = first(row).to(row.patterns().get(row.patterns().size() - 1).span());
      SourceSpan values =
          row.values().get(0).span().to(row.values().get(row.values().size() - 1).span());
      NormalText left = table.part(patterns);
      NormalText right = table.part(values);
      String words = left.key() + " -> " + right.key();
      rows.add(new Row(rows.size(), words, left.key(), left.shown(), right.shown()));
    }
    return rows;
  }

  private static SourceSpan first(TableDeclaration.Row row) {
    return row.patterns().get(0).span();
  }

  private void compare(List<Row> from, List<Row> to) {
    Map<String, Deque<Row>> byWords = new LinkedHashMap<>();
    from.forEach(row -> byWords.computeIfAbsent(row.words, w -> new ArrayDeque<>()).add(row));
    List<Row> same = new ArrayList<>();
    List<Integer> former = new ArrayList<>();
    List<Row> open = new ArrayList<>();
    for (Row row : to) {
      Deque<Row> candidates = byWords.get(row.words);
      if (candidates == null || candidates.isEmpty()) {
        open.add(row);
      } else {
        same.add(row);
        former.add(candidates.poll().position);
      }
    }
    Map<String, Deque<Row>> byPatterns = new LinkedHashMap<>();
    byWords.values().stream()
        .flatMap(Deque::stream)
        .forEach(r -> byPatterns.computeIfAbsent(r.patterns, p -> new ArrayDeque<>()).add(r));
    for (Row row : open) {
      Deque<Row> candidates = byPatterns.get(row.patterns);
      if (candidates == null || candidates.isEmpty()) {
        add("row %d added: %s -> %s", row.position + 1, row.shown, row.values);
      } else {
        String values = candidates.poll().values;
        add("row %d: %s -> %s, was %s", row.position + 1, row.shown, row.values, values);
      }
    }
    byPatterns.values().stream()
        .flatMap(Deque::stream)
        .forEach(r -> add("row %d removed: %s -> %s", r.position + 1, r.shown, r.values));
    BitSet moved = Sequences.moved(former);
    moved.stream()
        .forEach(
            i ->
                add(
                    "row %d moved, was row %d: %s -> %s",
                    same.get(i).position + 1,
                    former.get(i) + 1,
                    same.get(i).shown,
                    same.get(i).values));
  }

  private void add(String format, Object... values) {
    details.add(String.format(Locale.ROOT, format, values));
  }
}
