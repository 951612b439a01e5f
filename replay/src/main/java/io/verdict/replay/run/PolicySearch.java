package io.verdict.replay.run;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.record.Record;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.stats.Label;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.loan.World;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decides a history by a policy with every combination of some parameters' values, and finds the
 * one that approves most while the bad rate of its approvals stays under a cap.
 *
 * <p>Rows are read and their features joined once; each combination decides them anew, with lines
 * and prices. Parameters are set in the policy's text, so that whatever follows from them follows.
 * The choice looks at the development rows alone; the rows out of time say what it is worth.
 *
 * <p><b>Thread safety</b>: confined; starts threads of its own.
 */
public final class PolicySearch {
  private static final int BATCH = 1_024;

  private final SearchOptions options;
  private final CompiledPolicy base;
  private final List<SearchCandidate> candidates = new ArrayList<>();
  private final Label[] labels = new Label[BATCH];
  private final int[] periods = new int[BATCH];
  private Record[] rows;

  private PolicySearch(SearchOptions options) {
    this.options = options;
    this.base = PolicyBundle.compile(options.folder(), Locale.ENGLISH);
  }

  /**
   * What a search found.
   *
   * @param candidates in the order of the values
   * @param best the one chosen; empty if none is under the cap
   * @param laterFrom first day out of time
   * @param read rows read
   * @param skipped rows that could not be read
   * @param isTruth whether outcomes are the truth of a generated world
   */
  public record Found(
      List<SearchCandidate> candidates,
      Optional<SearchCandidate> best,
      LocalDate laterFrom,
      long read,
      long skipped,
      boolean isTruth) {
    /** Copies the list. */
    public Found {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Searches.
   *
   * @throws InputException if something that was given is wrong
   * @throws IOException if the data cannot be read
   */
  public static Found run(SearchOptions options, Progress progress) throws IOException {
    return new PolicySearch(options).run(progress);
  }

  private Found run(Progress progress) throws IOException {
    PolicyFolder folder = PolicyFolder.read(options.folder());
    compile(folder, new ArrayList<>(), progress);
    LocalDate later =
        options.laterFrom() == null ? SearchDays.split(options, base) : options.laterFrom();
    long read = 0;
    long skipped = 0;
    boolean isTruth;
    ExecutorService pool =
        Executors.newFixedThreadPool(
            options.threads(),
            work -> {
              Thread thread = new Thread(work, "verdict-search");
              thread.setDaemon(true);
              return thread;
            });
    try (ComparedPolicy history = ComparedPolicy.open(options.folder(), options.data(), base)) {
      Path truth = history.source().folder();
      World world = history.source().isGenerated() ? World.open(truth) : null;
      isTruth = world != null;
      prepare(history);
      ZoneId zone = ZoneId.of(base.models().get(0).zone());
      long laterMillis = later.atStartOfDay(zone).toInstant().toEpochMilli();
      int count = 0;
      while ((options.limit() == 0 || read < options.limit()) && history.next()) {
        read++;
        if (!history.read()) {
          skipped++;
          continue;
        }
        rows[count].copyFrom(history.place.session.record());
        history.decideRead();
        labels[count] = label(history, world);
        periods[count++] = history.place.timeMillis >= laterMillis ? 1 : 0;
        if (count == BATCH) {
          decide(count, pool);
          count = 0;
        }
        progress.report("searching", read, options.limit());
      }
      decide(count, pool);
    } finally {
      pool.shutdown();
    }
    return new Found(candidates, best(), later, read, skipped, isTruth);
  }

  /** Compiles every combination of the values that are left. */
  private void compile(PolicyFolder folder, List<String> chosen, Progress progress) {
    if (chosen.size() == options.variations().size()) {
      CompiledPolicy compiled = PolicyCompiler.compile(folder);
      if (compiled.hasErrors()) {
        throw new InputException(compiled.render(Locale.ENGLISH).stripTrailing());
      }
      candidates.add(new SearchCandidate(chosen, Engine.of(compiled.models())));
      progress.report("compiling", candidates.size(), 0);
      return;
    }
    ParamVariation variation = options.variations().get(chosen.size());
    CompiledPolicy present = chosen.isEmpty() ? base : PolicyCompiler.compile(folder);
    for (String value : variation.values()) {
      List<String> more = new ArrayList<>(chosen);
      more.add(value);
      compile(variation.set(folder, present, value), more, progress);
    }
  }

  private void prepare(ComparedPolicy history) {
    rows = new Record[BATCH];
    for (int i = 0; i < BATCH; i++) {
      rows[i] = history.flow.layout().newRecord();
    }
    for (SearchCandidate candidate : candidates) {
      if (!candidate.hasLayoutOf(rows[0])) {
        throw new InputException(
            "a value of " + candidate.values() + " changes the policy's slots;\nvary numbers only");
      }
    }
  }

  private static Label label(ComparedPolicy history, World world) {
    if (world != null) {
      boolean isBad = world.wouldBeBad(SealedTruth.applicationKey(history.place.id));
      return isBad ? Label.BAD : Label.GOOD;
    }
    RecordedOutcome recorded = history.place.recorded;
    return recorded == RecordedOutcome.UNKNOWN
        ? Label.UNKNOWN
        : recorded == RecordedOutcome.BAD ? Label.BAD : Label.GOOD;
  }

  /** Each thread takes every n-th candidate through the whole batch. */
  private void decide(int count, ExecutorService pool) {
    List<Future<?>> shares = new ArrayList<>();
    for (int thread = 0; thread < options.threads(); thread++) {
      int first = thread;
      shares.add(
          pool.submit(
              () -> {
                for (int c = first; c < candidates.size(); c += options.threads()) {
                  for (int i = 0; i < count; i++) {
                    candidates.get(c).decide(rows[i], labels[i], periods[i]);
                  }
                }
              }));
    }
    try {
      for (Future<?> share : shares) {
        share.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while searching", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a decision failed", e.getCause());
    }
  }

  /** Under the cap on the development rows, most approvals; of equals the fewer bad, then first. */
  private Optional<SearchCandidate> best() {
    return candidates.stream()
        .filter(one -> one.badRate().isAvailable() && one.badRate().value() <= options.mostBad())
        .max(
            Comparator.comparingDouble((SearchCandidate one) -> one.approval().value())
                .thenComparingDouble(one -> -one.badRate().value())
                .thenComparing(one -> -candidates.indexOf(one)));
  }

  /** The day of a time in a policy's zone. */
  static LocalDate day(long timeMillis, ZoneId zone) {
    return Instant.ofEpochMilli(timeMillis).atZone(zone).toLocalDate();
  }
}
