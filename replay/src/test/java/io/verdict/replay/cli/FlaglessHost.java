package io.verdict.replay.cli;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.service.DecisionLog;
import io.verdict.engine.store.StoreException;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.TermsReader;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.replay.history.ColumnMapping;
import io.verdict.replay.history.HistoryFile;
import io.verdict.replay.history.RowReader;
import io.verdict.replay.history.RowTarget;
import io.verdict.replay.run.PolicyBundle;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Child of a test: a host without a JVM flag decides, matches, journals, then opens a store. */
public final class FlaglessHost {
  private static final int ROWS = 200;
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private FlaglessHost() {}

  /** Arguments: a policy folder with products and history, and an empty directory. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path directory = Path.of(arguments[1]);
    List<StageModel> models =
        PolicyBundle.compile(folder, Locale.ENGLISH).models().stream()
            .filter(model -> model.stage() != Stage.IN_LOAN)
            .toList();
    Flow flow = Flow.of(models);
    Path journalFolder = directory.resolve("journal");
    decideAll(folder, flow, journalFolder);
    long[] read = new long[1];
    DecisionLog.read(
        journalFolder,
        flow,
        (id, kept, record) -> {
          read[0]++;
          return true;
        });
    OUT.println("journalled " + read[0]);
    try {
      PolicyBundle.build(folder, directory.resolve("store"));
      OUT.println("store opened");
    } catch (StoreException refused) {
      OUT.println(refused.code() + " " + refused.getMessage());
    }
  }

  private static void decideAll(Path folder, Flow flow, Path journalFolder) throws IOException {
    ZoneId zone = ZoneId.of(flow.models().get(0).zone());
    ColumnMapping mapping = ColumnMapping.read(folder.resolve("data.mapping"));
    KeyHasher hasher = KeyHasher.of(new byte[KeyHasher.MIN_KEY_BYTES]);
    Matcher matcher = Matcher.of(catalogue(folder, flow), flow.layout());
    MatchScratch scratch = new MatchScratch();
    Session session = Session.of(flow);
    int decided = 0;
    long matched = 0;
    try (HistoryFile file =
            HistoryFile.open(folder.resolve(mapping.source().orElseThrow()), mapping.format());
        Journal journal = Journal.open(journalFolder, JournalOptions.of(Durability.PROCESS))) {
      RowReader reader =
          RowReader.bind(mapping, file, RowTarget.of(flow.layout(), zone, hasher::set));
      DecisionLog log = new DecisionLog(journal, flow);
      while (decided < ROWS && file.next()) {
        if (reader.read(file.row(), session.record())) {
          log.append(reader.id(), session.decide(), session.record());
          decided++;
          matched +=
              session.prepareMatch()
                  ? matcher.match(session.record(), reader.timeMillis(), scratch)
                  : 0;
        }
      }
    }
    OUT.println("decided " + decided);
    OUT.println(matched > 0 ? "matched" : "matched nothing");
  }

  private static Catalogue catalogue(Path folder, Flow flow) throws IOException {
    StageModel match = flow.program(Stage.MATCH).model();
    List<List<String>> rows =
        Files.readAllLines(folder.resolve("catalogue.csv")).stream()
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    List<ProductTerms> terms =
        TermsReader.read(rows.get(0), rows.subList(1, rows.size()), ZoneId.of(match.zone()));
    return Catalogue.of(match, terms, match.version());
  }
}
