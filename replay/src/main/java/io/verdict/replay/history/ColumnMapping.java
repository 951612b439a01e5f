package io.verdict.replay.history;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which column of a data file is which field of a policy: the file {@code data.mapping} of a policy
 * folder.
 *
 * <pre>{@code
 * source "applications.csv.gz"
 * format csv separator "," header
 * id app.id
 * time app.time as "yyyy-MM-dd HH:mm:ss"
 * bad when default = 1
 * segments channel.type applicant.age { 25 35 45 }
 * fairness applicant.sex
 * field housing = HOUSING values { A151: rent  A152: own } missing "NA"
 * }</pre>
 *
 * <p>A statement starts at the start of a line; its further lines are indented. Every statement may
 * be left out; fields that no line names are read from the column of their name.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param file the name that messages give the mapping
 * @param text the mapping as written, for messages
 * @param source the data file where none is given, relative to the folder
 * @param format how the data are written
 * @param id the column of the application's id; the row's number where there is none
 * @param time the column of the decision's time
 * @param bad which rows went bad, if the data know
 * @param segments fields, columns or results by which a report is cut
 * @param fairness those whose groups the fairness part compares
 * @param fields the fields that are named, in order
 */
public record ColumnMapping(
    String file,
    String text,
    Optional<String> source,
    CsvFormat format,
    Optional<MappedColumn> id,
    Optional<Time> time,
    Optional<Bad> bad,
    List<Cut> segments,
    List<Cut> fairness,
    List<FieldMapping> fields) {

  /** Most bytes of a mapping. */
  public static final int MAX_BYTES = 1 << 20;

  /** Copies the lists. */
  public ColumnMapping {
    Objects.requireNonNull(file, "file");
    segments = List.copyOf(segments);
    fairness = List.copyOf(fairness);
    fields = List.copyOf(fields);
  }

  /** {@code time COLUMN [as "pattern"]}: local time in the policy's zone. */
  public record Time(MappedColumn column, Optional<String> pattern) {}

  /** {@code bad when COLUMN = VALUE}: every other value is good, an empty cell unknown. */
  public record Bad(MappedColumn column, String value) {}

  /**
   * Reads a mapping.
   *
   * @throws MappingException with all its mistakes
   * @throws IOException if the file cannot be read
   */
  public static ColumnMapping read(Path path) throws IOException {
    Path fileName = path.getFileName();
    String name = fileName == null ? path.toString() : fileName.toString();
    if (Files.size(path) > MAX_BYTES) {
      throw unreadable(name);
    }
    byte[] bytes = Files.readAllBytes(path);
    try {
      return parse(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
    } catch (CharacterCodingException notUtf8) {
      throw unreadable(name);
    }
  }

  private static MappingException unreadable(String name) {
    Diagnostics diagnostics = new Diagnostics();
    String limit = String.valueOf(MAX_BYTES);
    diagnostics.report(MappingCode.UNREADABLE.at(SourceSpan.ofFile(name), limit));
    return new MappingException(diagnostics, "");
  }

  /**
   * Parses the text of a mapping.
   *
   * @param file the name that messages give it
   * @throws MappingException with all its mistakes
   */
  public static ColumnMapping parse(String file, CharSequence text) {
    Diagnostics diagnostics = new Diagnostics();
    String whole =
        text.length() > 0 && text.charAt(0) == '\uFEFF'
            ? text.subSequence(1, text.length()).toString()
            : text.toString();
    ColumnMapping mapping = MappingParser.parse(file, whole, diagnostics);
    if (diagnostics.hasErrors()) {
      throw new MappingException(diagnostics, whole);
    }
    return mapping;
  }

  /** The segments, then those cuts of the fairness part that are no segments. */
  public List<Cut> cuts() {
    List<Cut> all = new ArrayList<>(segments);
    fairness.stream().filter(cut -> indexIn(all, cut) < 0).forEach(all::add);
    return List.copyOf(all);
  }

  /** Position of a cut in a list of them by what it says, or -1. */
  public static int indexIn(List<Cut> cuts, Cut cut) {
    for (int i = 0; i < cuts.size(); i++) {
      if (cuts.get(i).saysTheSameAs(cut)) {
        return i;
      }
    }
    return -1;
  }

  /** The line for a field, or the one that reads the column of its name. */
  FieldMapping mappingOf(String field) {
    return fields.stream()
        .filter(mapping -> mapping.field().equals(field))
        .findFirst()
        .orElseGet(() -> FieldMapping.sameName(field, SourceSpan.ofFile(file)));
  }
}
