package io.verdict.benchmarks.decision;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.service.DecisionLog;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * A whole decision of the shipped consumer loan and its cost step by step: entities joined from the
 * feature store, the fraud and the credit stage, reasons, the record in the journal. Each step is
 * timed by itself, on a record that the steps before it have filled; the cost of the clock is
 * printed, and not taken off.
 *
 * <p>{@code java @verdict.args -XX:MaxDirectMemorySize=12g -cp … DecisionNumbers FOLDER
 * [entities…]}
 */
public final class DecisionNumbers {
  private static final int SAMPLES = 200_000;

  private final LoanWorkload loan;
  private final DecisionLog log;
  private final Session session;
  private long sink;

  private DecisionNumbers(LoanWorkload loan, Journal journal) {
    this.loan = loan;
    this.session = loan.session;
    this.log = new DecisionLog(journal, loan.engine.flow());
  }

  /** Prints the figures for populations of 20,000 and of a million entities, or of those given. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> given = List.of(arguments).subList(1, arguments.length);
    for (String entities : given.isEmpty() ? List.of("20000", "1000000") : given) {
      Path directory = Files.createTempDirectory("decision-numbers");
      try (SlabFeatureStore store =
              SlabFeatureStore.open(
                  StoreOptions.defaults().withCapacity(8L << 30, Integer.parseInt(entities)));
          Journal journal = Journal.open(directory, JournalOptions.of(Durability.PROCESS))) {
        LoanWorkload loan = new LoanWorkload(folder, store, Long.parseLong(entities));
        print("%s entities, %,d in the store", entities, store.counters().entities());
        new DecisionNumbers(loan, journal).run();
      } finally {
        remove(directory);
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private void run() {
    outcomes();
    sample("clock", () -> {}, () -> 1);
    sample("join", loan::fill, this::join);
    sample("fraud stage", this::joined, () -> evaluate(Stage.FRAUD));
    sample(
        "credit stage",
        () -> {
          joined();
          evaluate(Stage.FRAUD);
        },
        () -> evaluate(Stage.CREDIT));
    sample("reasons", this::evaluated, this::reasons);
    sample("journal record", this::decided, this::append);
    sample("decision without its journal record", loan::fill, this::decide);
    sample("decision", loan::fill, () -> decide() + append());
  }

  private void outcomes() {
    int[] counts = new int[Outcome.values().length];
    for (int i = 0; i < 1024; i++) {
      loan.fill();
      counts[session.decide().outcome().ordinal()]++;
    }
    StringBuilder text = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      if (counts[outcome.ordinal()] > 0) {
        text.append(' ').append(outcome).append(' ').append(counts[outcome.ordinal()]);
      }
    }
    print("outcomes of 1024 applications:%s", text);
  }

  private long join() {
    session.joinFeatures();
    return 1;
  }

  private void joined() {
    loan.fill();
    session.joinFeatures();
  }

  /** Both stages are always evaluated here, whatever the first one says. */
  private long evaluate(Stage stage) {
    Program program = loan.engine.flow().program(stage);
    Evaluation evaluation = decision().evaluation(stage);
    program.evaluate(session.record(), evaluation);
    return evaluation.score();
  }

  private Decision decision() {
    return session.decision();
  }

  private void evaluated() {
    joined();
    evaluate(Stage.FRAUD);
    evaluate(Stage.CREDIT);
  }

  private long reasons() {
    return (long) decision().evaluation(Stage.FRAUD).reasonCount()
        + decision().evaluation(Stage.CREDIT).reasonCount();
  }

  private void decided() {
    loan.fill();
    session.decide();
  }

  private long append() {
    return log.append("A000000001", decision(), session.record());
  }

  private long decide() {
    session.joinFeatures();
    evaluate(Stage.FRAUD);
    evaluate(Stage.CREDIT);
    return reasons();
  }

  private void sample(String name, Runnable before, LongSupplier action) {
    for (int i = 0; i < SAMPLES / 2; i++) {
      before.run();
      sink += action.getAsLong();
    }
    Histogram nanos = new Histogram(3);
    for (int i = 0; i < SAMPLES; i++) {
      before.run();
      long started = System.nanoTime();
      sink += action.getAsLong();
      nanos.recordValue(Math.max(0, System.nanoTime() - started));
    }
    print(
        "%-38s p50 %,7d ns  p90 %,7d ns  p99 %,8d ns%s",
        name,
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(90),
        nanos.getValueAtPercentile(99),
        sink == 0 ? " " : "");
  }
}
