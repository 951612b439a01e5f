package io.verdict.replay.run;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.verdict.engine.artifact.StageModel;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.TermsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code catalogue.csv}: the commercial terms and limits of the policy's products. */
final class CatalogueFile {
  static final String NAME = "catalogue.csv";

  private CatalogueFile() {}

  static Catalogue read(Path folder, StageModel matchStage) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "the policy has products, and there is no "
              + file
              + ";\nput the products' terms there (see docs/language.md, products)");
    }
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
      csv.forEach(record -> rows.add(record.getFields()));
    } catch (IOException e) {
      throw new InputException("cannot read " + file, e);
    }
    try {
      List<ProductTerms> terms =
          TermsReader.read(rows.get(0), rows.subList(1, rows.size()), ZoneId.of(matchStage.zone()));
      return Catalogue.of(matchStage, terms, matchStage.version());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }
}
