package io.verdict.replay.run;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.explain.SlotText;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.record.Record;
import io.verdict.replay.world.loan.DrawRequest;
import io.verdict.replay.world.loan.LineAction;
import io.verdict.replay.world.loan.LineTerms;
import io.verdict.replay.world.loan.MonthOutcome;
import io.verdict.replay.world.loan.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The booked lines, lived month by month: each drawdown and each month-end goes through the in-loan
 * stage, and what it says reacts on the world.
 */
final class LoanBook {
  private static final String LINE_ACTION = "line.action";
  private static final String LINE_NEW = "line.new";
  private static final List<String> BANDS = List.of("b_band", "score.b_band", "account.b_band");
  private static final int PERFORMANCE_MONTHS = 12;
  private static final int BAD_DPD = 91;
  private static final int LATE_DPD = 31;

  private final Flow flow;
  private final World world;
  private final Session session;
  private final LoanFacts facts;
  private final KeptSlots kept;
  private final InLoanTally tally = new InLoanTally();
  private final LineCourse course = new LineCourse();
  private final List<LoanState> loans = new ArrayList<>();
  private final RepeatTally repeats = new RepeatTally();
  private YearMonth lastMonth;
  private boolean writesMonths;
  private MonthsFile months;
  private final int actionSlot;
  private final int newLineSlot;
  private final int bandSlot;

  LoanBook(Flow flow, World world) {
    this.flow = flow;
    this.world = world;
    boolean hasInLoan = flow.program(Stage.IN_LOAN) != null;
    this.session = hasInLoan ? Session.of(flow) : null;
    this.kept =
        hasInLoan
            ? KeptSlots.inputs(flow.layout(), flow.program(Stage.IN_LOAN).model().schema())
            : KeptSlots.none(flow.layout());
    this.facts = new LoanFacts(flow.layout());
    this.actionSlot = flow.layout().schema().slotOf(LINE_ACTION);
    this.newLineSlot = flow.layout().schema().slotOf(LINE_NEW);
    this.bandSlot =
        BANDS.stream()
            .mapToInt(flow.layout().schema()::slotOf)
            .filter(slot -> slot >= 0)
            .findFirst()
            .orElse(-1);
  }

  /** Books a line that was granted and whose first order was paid. */
  void book(String id, long application, LocalDate day, Granted granted) {
    LoanState loan = new LoanState(id, application, day, granted, world);
    loan.person = world.truth().person(application);
    loans.add(loan);
  }

  /** What the in-loan stage will want to know of an application. */
  KeptSlots.Kept keep(Record record) {
    return kept.keep(record);
  }

  /**
   * What was known when a line was granted.
   *
   * @param slots what the in-loan stage takes of it; null when no world answers
   * @param terms line, price and tenor
   * @param position the application's position among the cases
   */
  record Granted(KeptSlots.Kept slots, LineTerms terms, int position) {}

  /**
   * From here on the months of each account are written, if a stage sees them, and what that stage
   * says is not carried out: the sample must not hang on the card that is fitted on it.
   */
  void writeMonths() {
    writesMonths = session != null;
  }

  /** Lives every line up to a month, and for twelve months on book at least. */
  String live(YearMonth until, Path out, Progress progress) throws IOException {
    lastMonth = until;
    try (HashedCsv csv =
            new HashedCsv(
                out.resolve("in_loan.csv"),
                List.of(
                    "id", "month", "trigger", "outcome", "action", "dpd", "balance", "reasons"));
        MonthsFile written =
            writesMonths ? new MonthsFile(out.resolve("months.csv"), flow) : null) {
      months = written;
      for (int i = 0; i < loans.size(); i++) {
        live(loans.get(i), until, csv);
        progress.report("living loans", i + 1L, loans.size());
      }
      if (months != null) {
        months.finish();
      }
      return csv.finish();
    }
  }

  private void live(LoanState loan, YearMonth until, HashedCsv csv) throws IOException {
    MonthOutcome before = null;
    loan.begin();
    while (!loan.line.isOver()
        && (!YearMonth.from(loan.line.nextMonth()).isAfter(until)
            || loan.lastMob < PERFORMANCE_MONTHS)) {
      DrawRequest request = loan.line.drawRequest();
      long granted = request.amountMinor();
      if (request.isAsked() && before != null && session != null) {
        long allowed = decideDraw(loan, before, request, csv);
        granted = months == null ? allowed : granted;
      }
      before = loan.line.next(granted);
      observe(loan, before, until);
      if (session != null) {
        decideMonth(loan, before, csv);
      }
    }
    if (months != null) {
      months.ended(loan.line.isOver());
    }
    course.ended(loan);
    loan.end();
  }

  /** Month-ends count while lines are still booked: a book that only runs off says nothing. */
  private void observe(LoanState loan, MonthOutcome month, YearMonth until) {
    int bucket = month.standing().bucket();
    int dpd = month.standing().dpd();
    YearMonth statement = YearMonth.from(month.statement());
    if (!statement.isAfter(until)) {
      tally.monthEnd(
          statement.toString(), month.cash().balanceMinor(), dpd, loan.lastBucket, bucket);
      tally.chargedOff(statement.toString(), month.cash().chargedOffMinor());
    }
    if (month.cash().drawnMinor() > 0) {
      repeats.drawn(loan.person, statement, month.cash().drawnMinor());
    }
    loan.lastBucket = bucket;
    loan.lastMob = Math.max(loan.lastMob, month.mob());
    loan.isDrawn |= month.mob() >= 0;
    if (dpd >= 1 && loan.firstM1PlusMob < 0) {
      loan.firstM1PlusMob = Math.max(0, month.mob());
    }
    if ((dpd >= LATE_DPD || month.chargedOff()) && loan.firstM2PlusMob < 0) {
      loan.firstM2PlusMob = Math.max(0, month.mob());
    }
    if ((dpd >= BAD_DPD || month.chargedOff()) && loan.firstM3PlusMob < 0) {
      loan.firstM3PlusMob = Math.max(0, month.mob());
    }
    loan.aged();
  }

  private long decideDraw(LoanState loan, MonthOutcome known, DrawRequest request, HashedCsv csv)
      throws IOException {
    fill(loan, known);
    facts.fillDraw(session.record(), request);
    Decision decision = session.assessJoined();
    write(loan, known, "drawdown", decision, csv);
    course.drawn(loan, decision.outcome(), request.amountMinor());
    long free = Math.max(0, loan.line() - loan.line.balanceMinor());
    return switch (decision.outcome()) {
      case BLOCK -> 0;
      case ALLOW_LESS -> Math.min(free, request.amountMinor());
      default -> request.amountMinor();
    };
  }

  private void decideMonth(LoanState loan, MonthOutcome month, HashedCsv csv) throws IOException {
    fill(loan, month);
    if (months != null) {
      months.statement(loan.id, session.record(), month);
    }
    Decision decision = session.assessJoined();
    write(loan, month, "monthly", decision, csv);
    if (months != null) {
      return;
    }
    String word = actionSlot < 0 ? "" : SlotText.of(session.record(), actionSlot);
    boolean saysLine = newLineSlot >= 0 && session.record().isPresent(newLineSlot);
    long newLine = saysLine ? session.record().value(newLineSlot) : loan.line();
    LineAction action =
        LineMoves.of(word, loan.line(), loan.line.balanceMinor(), Math.max(0, newLine));
    if (action instanceof LineAction.SetLine set && set.lineMinor() > loan.line()) {
      loan.increased();
    }
    if (action == null && decision.outcome() == Outcome.BLOCK) {
      action = new LineAction.BlockDraws(1);
    }
    if (action != null) {
      long before = loan.line();
      loan.line.apply(action);
      course.moved(loan, before, loan.line());
      if (action instanceof LineAction.Freeze
          || action instanceof LineAction.Close
          || action instanceof LineAction.BlockDraws) {
        course.restricted(loan);
      }
    }
  }

  private void fill(LoanState loan, MonthOutcome month) {
    Record record = session.record();
    kept.restore(loan.granted, record);
    facts.fill(record, month, loan);
  }

  private void write(
      LoanState loan, MonthOutcome month, String trigger, Decision decision, HashedCsv csv)
      throws IOException {
    if (decision.outcome() == null) {
      throw new InputException(
          "the in_loan policy requires fields that no loan has: "
              + flow.program(Stage.IN_LOAN).missingInputs(session.record())
              + ";\nmake them optional");
    }
    Record record = session.record();
    String action = actionSlot < 0 ? "" : SlotText.of(record, actionSlot);
    String band = bandSlot < 0 ? "" : SlotText.of(record, bandSlot);
    tally.decided(trigger, band, action, decision.outcome());
    csv.row(
        List.of(
            loan.id,
            YearMonth.from(month.statement()).toString(),
            trigger,
            decision.outcome().policyName(),
            action,
            Integer.toString(month.standing().dpd()),
            Long.toString(month.cash().balanceMinor()),
            String.join(" ", decision.copy().reasons())));
  }

  /**
   * Share of the volume of the last four quarters of booking that persons drew who had drawn
   * before; not a number where nothing was drawn.
   */
  double repeatContribution() {
    return lastMonth == null ? Double.NaN : repeats.share(lastMonth);
  }

  LineCourse course() {
    return course;
  }

  InLoanTally tally() {
    return tally;
  }

  List<LoanState> loans() {
    return loans;
  }
}
