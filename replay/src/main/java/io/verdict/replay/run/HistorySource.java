package io.verdict.replay.run;

import io.verdict.replay.history.ColumnMapping;
import io.verdict.replay.history.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a replay's rows come from.
 *
 * @param mapping which column fills which field
 * @param file the data file
 * @param folder the folder that holds the data file, its lists and, where it is generated, its
 *     truth
 */
record HistorySource(ColumnMapping mapping, Path file, Path folder) {
  private static final String MAPPING = "data.mapping";

  static HistorySource find(Path policyFolder, Path data) {
    return find(policyFolder, data, MAPPING);
  }

  static HistorySource find(Path policyFolder, Path data, String mappingName) {
    ColumnMapping mapping = readMapping(policyFolder.resolve(mappingName));
    Path base = data == null ? policyFolder : data;
    Path file = Files.isDirectory(base) ? inside(base, mapping, policyFolder, data) : base;
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "there is no data file "
              + file
              + ";\ngive it with --data FILE; README.md of "
              + policyFolder
              + " says where it comes from");
    }
    Path parent = file.toAbsolutePath().getParent();
    return new HistorySource(mapping, file, parent);
  }

  private static Path inside(Path base, ColumnMapping mapping, Path policyFolder, Path data) {
    Optional<String> source = mapping.source();
    if (source.isEmpty()) {
      throw new InputException(
          policyFolder.resolve(MAPPING)
              + " names no source;\ngive the data with --data FILE; README.md of "
              + policyFolder
              + " says where they come from");
    }
    Path named = base.resolve(source.get());
    Path last = Path.of(source.get()).getFileName();
    return data != null && last != null && !Files.exists(named) ? base.resolve(last) : named;
  }

  private static ColumnMapping readMapping(Path file) {
    try {
      return ColumnMapping.read(file);
    } catch (MappingException mistakes) {
      throw new InputException(mistakes.message(Locale.ENGLISH).stripTrailing(), mistakes);
    } catch (IOException e) {
      throw new InputException(
          "cannot read " + file + ";\na policy folder needs one: it maps columns to fields", e);
    }
  }

  /** Whether the data were generated: the world's truth lies beside them. */
  boolean isGenerated() {
    return Files.isRegularFile(folder.resolve("truth.csv.gz"))
        && Files.isRegularFile(folder.resolve("manifest.json"));
  }
}
