package io.verdict.replay.run;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.service.DecisionLog;
import io.verdict.replay.history.HistoryFile;
import io.verdict.replay.history.MappingException;
import io.verdict.replay.history.RowError;
import io.verdict.replay.history.RowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Replays a history through a policy folder: compiled, stored, served, decided in the order of the
 * rows, matched with funders, lived month by month where a world answers, journalled, reported.
 *
 * <p>Rows are read and their features joined one after the other; decisions are made on several
 * threads; what follows is again in the order of the rows, so that the files are the same with any
 * number of threads.
 *
 * <p><b>Thread safety</b>: confined; starts threads of its own.
 */
public final class ReplayRun {
  /**
   * Decided together; each place has a session of its own, which costs about a millisecond to make.
   */
  private static final int BATCH = 256;

  /** The key of identifiers in a replay; fixed, so that two runs give the same bytes. */
  private static final byte[] REPLAY_KEY =
      "verdict replay: not a secret".getBytes(StandardCharsets.UTF_8);

  private final RunOptions options;
  private final Progress progress;
  private final HistorySource source;
  private final PolicyBundle bundle;
  private final Flow flow;
  private final Engine engine;
  private final SignOffOut signOff;
  private RowGate gate;

  private ReplayRun(RunOptions options, Progress progress) throws IOException {
    this.options = options;
    this.progress = progress;
    this.signOff = SignOffOut.open(options.extras().signing());
    PolicyBundle.compile(options.folder(), Locale.ENGLISH);
    this.source = HistorySource.find(options.folder(), options.data());
    OutputFolder.open(options.out());
    Path store = OutputFolder.empty(options.out().resolve("store"));
    this.bundle = PolicyBundle.build(options.folder(), store);
    this.engine = Engine.of(bundle.models());
    this.flow = engine.flow();
  }

  /**
   * Runs a replay.
   *
   * @throws InputException if something that was given is wrong; nothing half-written keeps its
   *     final name
   * @throws IOException if the data cannot be read or the files cannot be written
   */
  public static RunSummary run(RunOptions options, Progress progress) throws IOException {
    return new ReplayRun(options, progress).run();
  }

  private RunSummary run() throws IOException {
    long started = System.nanoTime();
    Path journalFolder = OutputFolder.empty(options.out().resolve("journal"));
    KeyHasher hasher = KeyHasher.of(REPLAY_KEY);
    try (HistoryFile file = HistoryFile.open(source.file(), source.mapping().format());
        Windows windows = Windows.open(flow, source, options.folder(), hasher);
        Journal journal = Journal.open(journalFolder, JournalOptions.of(Durability.PROCESS));
        BatchDecider decider = new BatchDecider(options.threads());
        LoanDesk desk = LoanDesk.open(bundle, flow, source, options)) {
      RowReader reader = bind(file, hasher);
      gate = new RowGate(source.mapping(), windows.isUsed());
      if (windows.isUsed() && !reader.hasTime()) {
        throw new InputException(
            source.mapping().file()
                + ": the policy has windows, and the mapping names no time;\n"
                + "add a line such as: time COLUMN as \"yyyy-MM-dd HH:mm:ss\"");
      }
      RunTally tally = new RunTally(flow, reader.cuts());
      RunFiles files = decideAll(file, reader, windows, journal, decider, desk, tally);
      desk.finish(tally, progress);
      RunResult result =
          new RunResult(options, bundle, flow, source, tally, desk, decider.decisions(), files);
      return result.write(journalFolder, System.nanoTime() - started, signOff, progress);
    }
  }

  private RowReader bind(HistoryFile file, KeyHasher hasher) {
    ZoneId zone = ZoneId.of(bundle.models().get(0).zone());
    try {
      return RowReader.bind(source.mapping(), file, ApplicationStages.target(flow, zone, hasher));
    } catch (MappingException mistakes) {
      throw new InputException(mistakes.message(Locale.ENGLISH).stripTrailing(), mistakes);
    }
  }

  private RunFiles decideAll(
      HistoryFile file,
      RowReader reader,
      Windows windows,
      Journal journal,
      BatchDecider decider,
      LoanDesk desk,
      RunTally tally)
      throws IOException {
    DecisionLog log = new DecisionLog(journal, flow);
    CaseGroups groups = new CaseGroups(flow, reader.cuts());
    Place[] places = places(groups.size());
    Path out = options.out();
    try (DecisionsFile decisions = new DecisionsFile(out.resolve("decisions.csv"), flow);
        RejectsFile rejects =
            new RejectsFile(out.resolve("rejects.csv"), source.file(), options.stopsOnError())) {
      boolean isMore = true;
      boolean isWaiting = false;
      while (isMore || isWaiting) {
        int count = 0;
        if (isWaiting) {
          join(places[count++], windows);
          isWaiting = false;
        }
        while (count < BATCH && isMore && !isWaiting) {
          isMore = !isFull(tally) && file.next();
          if (isMore && fill(places[count], file, reader, rejects, tally)) {
            groups.read(reader, places[count].groups);
            isWaiting = count > 0 && mustWait(places[count], windows);
            if (!isWaiting) {
              join(places[count++], windows);
            }
          }
        }
        decider.decide(places, count, desk::observe);
        for (int i = 0; i < count; i++) {
          windows.decided(places[i]);
          groups.decided(places[i].session.record(), places[i].groups);
          log.append(places[i].id, places[i].decision, places[i].session.record());
          decisions.write(places[i]);
          int position = tally.add(places[i]);
          desk.decided(places[i], position, tally.cases);
        }
        if (isWaiting) {
          Place waiting = places[count];
          places[count] = places[0];
          places[0] = waiting;
        }
        progress.report("deciding", tally.read, options.limit());
      }
      rejects.finish();
      return new RunFiles(decisions.finish());
    }
  }

  private boolean isFull(RunTally tally) {
    return options.limit() > 0 && tally.read >= options.limit();
  }

  private Place[] places(int groups) {
    Place[] places = new Place[BATCH];
    for (int i = 0; i < BATCH; i++) {
      Session session = engine.newSession();
      places[i] = new Place(session, groups);
    }
    return places;
  }

  private boolean fill(
      Place place, HistoryFile file, RowReader reader, RejectsFile rejects, RunTally tally)
      throws IOException {
    tally.read++;
    boolean isRead = reader.read(file.row(), place.session.record());
    RowError refused = isRead ? gate.check(reader, file.row()) : null;
    if (!isRead || refused != null) {
      tally.rejected++;
      rejects.add(isRead ? List.of(refused) : reader.errors());
      return false;
    }
    place.id = reader.id();
    place.row = file.row().number();
    place.timeMillis = reader.hasTime() ? reader.timeMillis() : Long.MIN_VALUE;
    place.recorded = reader.outcome();
    return true;
  }

  private static boolean mustWait(Place place, Windows windows) {
    return windows.isUsed() && windows.mustWait(place.session.record(), place.timeMillis);
  }

  private static void join(Place place, Windows windows) {
    if (windows.isUsed()) {
      windows.joinThenApply(place.session.record(), place.timeMillis, place.row);
    }
  }
}
