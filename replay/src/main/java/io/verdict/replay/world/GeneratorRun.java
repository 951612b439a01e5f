package io.verdict.replay.world;

import io.verdict.replay.world.file.ListBook;
import io.verdict.replay.world.file.Manifest;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.people.ApplicantFactory;
import io.verdict.replay.world.plan.Calendar;
import io.verdict.replay.world.plan.MonthEpisodes;
import io.verdict.replay.world.plan.MonthPlan;
import io.verdict.replay.world.plan.MonthPlanner;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes a history and writes it into a directory.
 *
 * <p>Files: {@code applications.csv.gz} (see {@link io.verdict.replay.world.file.Column}), {@code
 * truth.csv.gz}, {@code lists/*.csv}, {@code params/apr_cap.csv} and {@code manifest.json}. They
 * get their final names at the end, the manifest last; a failed run leaves none behind.
 *
 * <p><b>Thread safety:</b> a run uses a worker a processor; its bytes do not depend on their
 * number. <b>Allocation:</b> bounded by the blocks in flight, the slots of one month (eight bytes
 * an application) and the lists.
 */
public final class GeneratorRun {
  /** Name of the file of applications. */
  public static final String APPLICATIONS = "applications.csv.gz";

  private final Parameters parameters;
  private final Calendar calendar;
  private final ArrayDeque<Future<Block>> inFlight = new ArrayDeque<>();
  private final ListBook lists = new ListBook();
  private final List<Long> fraud = new ArrayList<>(List.of(0L, 0L, 0L, 0L));
  private final ContentHash rowsHash = new ContentHash();
  private final ContentHash truthHash = new ContentHash();
  private final OutputStream rows;
  private final OutputStream truth;
  private final ProgressListener listener;
  private final int workers;
  private long done;

  private GeneratorRun(
      Parameters parameters, OutputFiles files, ProgressListener listener, int workers)
      throws IOException {
    this.parameters = parameters;
    this.calendar = Calendar.of(parameters);
    this.listener = listener;
    this.workers = workers;
    this.rows = files.create(APPLICATIONS);
    this.truth = files.create(SealedTruth.FILE);
  }

  /**
   * Makes the history of these parameters with a worker for each processor.
   *
   * @param directory made if it is not there; files of an older run are replaced
   * @return the manifest, as written
   * @throws IOException if the directory cannot be written
   */
  public static Manifest run(Parameters parameters, Path directory, ProgressListener listener)
      throws IOException {
    int workers = Math.max(1, Math.min(16, Runtime.getRuntime().availableProcessors()));
    return run(parameters, directory, listener, workers);
  }

  /** As {@link #run(Parameters, Path, ProgressListener)} with this number of workers. */
  public static Manifest run(
      Parameters parameters, Path directory, ProgressListener listener, int workers)
      throws IOException {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(listener, "listener");
    try (OutputFiles files = new OutputFiles(directory)) {
      GeneratorRun run = new GeneratorRun(parameters, files, listener, workers);
      ExecutorService pool = Executors.newFixedThreadPool(workers);
      try {
        run.makeAll(pool);
      } finally {
        pool.shutdownNow();
      }
      Manifest manifest = run.finish(files);
      files.publish();
      return manifest;
    }
  }

  private void makeAll(ExecutorService pool) throws IOException {
    MonthPlanner planner = new MonthPlanner(parameters, calendar);
    for (int month = 0; planner.hasNext(); month++) {
      List<MonthEpisodes> known = planner.planned();
      MonthPlan plan = planner.next();
      long firstRow = calendar.firstRow(month);
      for (int from = 0; from < plan.count(); from += Block.ROWS) {
        int start = from;
        int end = Math.min(plan.count(), from + Block.ROWS);
        inFlight.add(
            pool.submit(
                () ->
                    Block.make(
                        new ApplicantFactory(parameters, calendar, known),
                        plan,
                        firstRow,
                        start,
                        end)));
        while (inFlight.size() > 2 * workers) {
          take();
        }
      }
    }
    while (!inFlight.isEmpty()) {
      take();
    }
  }

  private void take() throws IOException {
    Block block = await(inFlight.remove());
    rows.write(block.rowsPacked);
    truth.write(block.truthPacked);
    rowsHash.add(block.rows);
    truthHash.add(block.truth);
    lists.addAll(block.lists);
    for (int i = 0; i < block.fraud.length; i++) {
      fraud.set(i, fraud.get(i) + block.fraud[i]);
    }
    done += block.count;
    listener.progress(done, parameters.applications());
  }

  private static Block await(Future<Block> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The run was interrupted");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("A worker of the generator failed", failed.getCause());
    }
  }

  private Manifest finish(OutputFiles files) throws IOException {
    List<Manifest.Entry> entries = new ArrayList<>();
    long count = parameters.applications();
    entries.add(new Manifest.Entry(APPLICATIONS, count, rowsHash.hex()));
    entries.add(new Manifest.Entry(SealedTruth.FILE, count, truthHash.hex()));
    SideFiles.write(parameters, lists, files, entries);
    Manifest manifest = new Manifest(parameters, fraud, entries);
    files.create(Manifest.FILE).write(manifest.json().getBytes(StandardCharsets.UTF_8));
    return manifest;
  }
}
