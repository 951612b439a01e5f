package io.verdict.benchmarks.decision;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.service.DecisionLog;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A decision of the shipped consumer loan taken apart: entities joined from the feature store, the
 * fraud and the credit stage, reasons, the record in the journal.
 */
final class DecisionSteps implements AutoCloseable {
  private static final long STORE_BYTES = 8L << 30;

  private final SlabFeatureStore store;
  private final LoanWorkload loan;
  private final Path directory;
  private final Journal journal;
  private final DecisionLog log;

  private DecisionSteps(SlabFeatureStore store, int entities) throws IOException {
    this.store = store;
    this.loan = new LoanWorkload(folder(), store, entities);
    this.directory = Files.createTempDirectory("verdict-decisions");
    this.journal = Journal.open(directory, JournalOptions.of(Durability.PROCESS));
    this.log = new DecisionLog(journal, loan.engine.flow());
  }

  static DecisionSteps open(int entities) {
    try {
      StoreOptions options = StoreOptions.defaults().withCapacity(STORE_BYTES, entities);
      return new DecisionSteps(SlabFeatureStore.open(options), entities);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty("verdict.home", "")).resolve("src-test-data/consumer-loan");
  }

  void fill() {
    loan.fill();
  }

  long join() {
    loan.session.joinFeatures();
    return 1;
  }

  void joined() {
    loan.fill();
    loan.session.joinFeatures();
  }

  /** Both stages are always evaluated here, whatever the first one says. */
  long evaluate(Stage stage) {
    Evaluation evaluation = decision().evaluation(stage);
    loan.engine.flow().program(stage).evaluate(loan.session.record(), evaluation);
    return evaluation.score();
  }

  private Decision decision() {
    return loan.session.decision();
  }

  void judged() {
    joined();
    evaluate(Stage.FRAUD);
  }

  void evaluated() {
    judged();
    evaluate(Stage.CREDIT);
  }

  long reasons() {
    return (long) decision().evaluation(Stage.FRAUD).reasonCount()
        + decision().evaluation(Stage.CREDIT).reasonCount();
  }

  void decided() {
    loan.fill();
    loan.session.decide();
  }

  long append() {
    return log.append("A000000001", decision(), loan.session.record());
  }

  long decide() {
    loan.session.joinFeatures();
    evaluate(Stage.FRAUD);
    evaluate(Stage.CREDIT);
    return reasons();
  }

  @Override
  public void close() {
    journal.close();
    store.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
