package io.verdict.replay.run;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.port.Placement;
import io.verdict.engine.record.Record;
import io.verdict.replay.stats.Label;
import io.verdict.replay.study.CaseTable;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.loan.LineTerms;
import io.verdict.replay.world.loan.ReviewAnswer;
import io.verdict.replay.world.loan.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * What follows a decision: reviewers, funders, and the months of the loan, as far as the policy has
 * the stages and a world answers for them.
 */
final class LoanDesk implements AutoCloseable {
  private static final int DEFAULT_TENOR = 12;
  private static final int LABEL_MONTHS = 12;

  private final Flow flow;
  private final Path folder;
  private final Path out;
  private final World world;
  private final ZoneId zone;
  private final OfferSlots slots;
  private final LoanBook book;
  private final LongObjectHashMap<LoanBook.Granted> waiting = new LongObjectHashMap<>();
  private final LongObjectHashMap<String> ids = new LongObjectHashMap<>();
  private final boolean writesMonths;
  private FunderDesk funders;
  private LocalDate lastDay;
  private String inLoanSha256 = "";
  private long reviewsCleared;
  private long reviewsConfirmed;

  private LoanDesk(Flow flow, Path folder, Path out, World world, boolean writesMonths) {
    this.flow = flow;
    this.folder = folder;
    this.out = out;
    this.world = world;
    boolean hasMatch = flow.program(Stage.MATCH) != null;
    this.zone = ZoneId.of(flow.models().get(0).zone());
    this.slots = hasMatch ? OfferSlots.of(flow.layout()) : null;
    this.book = world == null || !hasMatch ? null : new LoanBook(flow, world);
    this.writesMonths = writesMonths;
  }

  static LoanDesk open(PolicyBundle bundle, Flow flow, HistorySource source, RunOptions options)
      throws IOException {
    World world = source.isGenerated() ? World.open(source.folder()) : null;
    return new LoanDesk(flow, bundle.folder(), options.out(), world, options.extras().months());
  }

  /**
   * Looks up what would have become of a decided application, where a world knows. Called on the
   * thread that decided it: for the report alone.
   */
  void observe(Place place) {
    if (world != null) {
      boolean isBad = world.wouldBeBad(SealedTruth.applicationKey(place.id));
      place.truth = isBad ? Label.BAD : Label.GOOD;
    }
  }

  /** Takes a decided application on: only approved ones, and those that a reviewer clears. */
  void decided(Place place, int position, CaseTable cases) throws IOException {
    Outcome outcome = place.decision.outcome();
    if (outcome == Outcome.REVIEW && world != null && review(place)) {
      cases.set(position, CaseTable.Mark.CLEARED);
    }
    if (outcome != Outcome.APPROVE || slots == null || place.timeMillis == Long.MIN_VALUE) {
      return;
    }
    if (funders == null) {
      funders = FunderDesk.open(flow, folder, world, out, slots, place.timeMillis, this::placed);
    }
    Record record = place.session.record();
    if (!place.session.prepareMatch() || !isOffered(record)) {
      return;
    }
    waiting.put(
        place.row,
        new LoanBook.Granted(book == null ? null : book.keep(record), terms(record), position));
    ids.put(place.row, place.id);
    funders.send(place.id, place.row, place.timeMillis, record, world != null);
  }

  private boolean isOffered(Record record) {
    return record.isPresent(slots.amount())
        && record.isPresent(slots.apr())
        && record.value(slots.amount()) > 0;
  }

  private boolean review(Place place) {
    boolean isCleared =
        world.review(SealedTruth.applicationKey(place.id)).verdict() == ReviewAnswer.Verdict.CLEAR;
    reviewsCleared += isCleared ? 1 : 0;
    reviewsConfirmed += isCleared ? 0 : 1;
    return isCleared;
  }

  private void placed(long order, Placement placement) {
    LoanBook.Granted granted = waiting.remove(order);
    String id = ids.remove(order);
    if (placement.end() != Placement.End.DISBURSED || book == null) {
      return;
    }
    LocalDate day = Instant.ofEpochMilli(placement.endedMillis()).atZone(zone).toLocalDate();
    lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
    book.book(id, SealedTruth.applicationKey(id), day, granted);
  }

  private LineTerms terms(Record record) {
    boolean hasLine = slots.line() >= 0 && record.isPresent(slots.line());
    boolean hasTenor = slots.tenor() >= 0 && record.isPresent(slots.tenor());
    return new LineTerms(
        record.value(hasLine ? slots.line() : slots.amount()),
        (int) record.value(slots.apr()),
        hasTenor ? (int) record.value(slots.tenor()) : DEFAULT_TENOR);
  }

  /** Ends every order, lives every loan, and tells the scores what became of them. */
  void finish(RunTally tally, Progress progress) throws IOException {
    if (funders != null) {
      funders.finish();
    }
    if (book == null || lastDay == null) {
      return;
    }
    if (writesMonths) {
      book.writeMonths();
    }
    inLoanSha256 = book.live(YearMonth.from(lastDay), out, progress);
    for (LoanState loan : book.loans()) {
      tally.cases.set(loan.position, CaseTable.Mark.BOOKED);
      if (!loan.isDrawn) {
        continue;
      }
      boolean isBad = loan.firstM3PlusMob >= 0 && loan.firstM3PlusMob <= LABEL_MONTHS;
      tally.cases.set(loan.position, CaseTable.Mark.DRAWN);
      tally.cases.setLabel(loan.position, isBad ? Label.BAD : Label.GOOD);
      tally.knownApproved++;
      tally.badApproved += isBad ? 1 : 0;
    }
  }

  /** The funders, or null when the policy has no products or nothing was approved. */
  FunderDesk funders() {
    return funders;
  }

  /** The booked loans, or null when no world answers. */
  LoanBook book() {
    return book;
  }

  boolean hasWorld() {
    return world != null;
  }

  long reviewsCleared() {
    return reviewsCleared;
  }

  long reviewsConfirmed() {
    return reviewsConfirmed;
  }

  /** SHA-256 of {@code in_loan.csv}, or empty when no loan was lived. */
  String inLoanSha256() {
    return inLoanSha256;
  }

  @Override
  public void close() throws IOException {
    if (funders != null) {
      funders.close();
    }
  }
}
