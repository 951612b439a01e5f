package io.verdict.replay.world.loan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A booked revolving line, lived month by month.
 *
 * <p>Each calendar month: ask {@link #drawRequest}, decide it, then {@link #next(long)} with what
 * is granted. The first instalment of a drawdown is due in the month after it. Between months,
 * {@link #apply} tells what the lender did.
 *
 * <p><b>Thread safety:</b> confined to one thread; several lines may live in parallel.
 * <b>Lifecycle:</b> over after a charge-off, or when nothing can come any more.
 */
public final class BookedLine {
  private static final long DUE_DAY = Draws.name("line.due_day");
  private static final long REQUEST_DAY = Draws.name("draw.day");
  private static final long INQUIRIES = Draws.name("signal.inquiries");
  private static final long OVERDUE = Draws.name("signal.overdue");
  private static final long FAILED = Draws.name("signal.failed_debits");
  private static final int BUCKET_DAYS = 30;
  private static final double USE_WEIGHT = 0.35;
  private static final double USE_NEUTRAL = 0.6;
  private static final int MICROS = 1_000_000;

  private final Borrower borrower;
  private final long loan;
  private final TakeUp takeUp;
  private final int tenorMonths;
  private final int lag;
  private final YearMonth firstMonth;
  private final int bookedDay;
  private final int bookedMonth;
  private final Schedule schedule = new Schedule();
  private final MonthHistory history = new MonthHistory();

  private long lineMinor;
  private int aprMicros;
  private int month;
  private int firstDrawMonth = -1;
  private int bucket;
  private int blockedUntil = Integer.MIN_VALUE;
  private boolean frozen;
  private boolean closed;
  private boolean everM3Plus;
  private boolean chargedOff;
  private long arrearsPrincipal;
  private long arrearsInterest;

  BookedLine(
      Borrower borrower, long loan, YearMonth firstMonth, LocalDate booked, LineTerms terms) {
    this.borrower = borrower;
    this.loan = loan;
    this.takeUp = TakeUp.of(loan);
    this.firstMonth = firstMonth;
    this.bookedDay = booked.getDayOfMonth();
    this.bookedMonth = months(firstMonth, YearMonth.from(booked));
    this.month = bookedMonth;
    this.lineMinor = terms.lineMinor();
    this.aprMicros = terms.aprMicros();
    this.tenorMonths = terms.tenorMonths();
    this.lag = 1 + Draws.below(BUCKET_DAYS, loan, DUE_DAY);
  }

  /** True when nothing can happen any more: charged off, or never to be used again. */
  public boolean isOver() {
    boolean missedTakeUp =
        firstDrawMonth < 0 && (!takeUp.draws() || month > bookedMonth + takeUp.monthOffset());
    boolean idle = balanceMinor() == 0 && bucket == 0;
    return chargedOff || (idle && (missedTakeUp || closed));
  }

  /** The line in force, in fen. */
  public long lineMinor() {
    return lineMinor;
  }

  /** Principal not repaid, due or not, in fen. */
  public long balanceMinor() {
    return schedule.outstandingMinor() + arrearsPrincipal;
  }

  /** First day of the month that {@link #next} will live. */
  public LocalDate nextMonth() {
    return firstMonth.plusMonths(month).atDay(1);
  }

  /** Changes the line from the coming month on. */
  public void apply(LineAction action) {
    if (action instanceof LineAction.SetLine set) {
      lineMinor = set.lineMinor();
    } else if (action instanceof LineAction.SetPrice price) {
      aprMicros = price.aprMicros();
    } else if (action instanceof LineAction.BlockDraws block) {
      blockedUntil = Math.max(blockedUntil, month + block.months());
    } else if (action instanceof LineAction.Close) {
      closed = true;
    } else {
      frozen = action instanceof LineAction.Freeze;
      blockedUntil = frozen ? blockedUntil : Integer.MIN_VALUE;
    }
  }

  /** What the borrower asks for in the coming month; the same answer however often asked. */
  public DrawRequest drawRequest() {
    boolean first = firstDrawMonth < 0;
    YearMonth now = firstMonth.plusMonths(month);
    int earliest = month == bookedMonth ? bookedDay : 1;
    int day = earliest + Draws.below(now.lengthOfMonth() - earliest + 1, loan, REQUEST_DAY, month);
    long amount = closed || frozen || month < blockedUntil ? 0 : wanted(first);
    int tenor = Appetite.tenor(loan, month, tenorMonths);
    return new DrawRequest(now.atDay(day), amount, tenor, first);
  }

  /** Lives the coming month, granting all that is asked. */
  public MonthOutcome next() {
    return next(Long.MAX_VALUE);
  }

  /**
   * Lives the coming month.
   *
   * @param grantedMinor the most that may be drawn in fen; 0 refuses
   * @throws IllegalStateException if the line was charged off
   */
  public MonthOutcome next(long grantedMinor) {
    if (chargedOff) {
      throw new IllegalStateException("The line is charged off: ask isOver() before next()");
    }
    DrawRequest request = drawRequest();
    long drawn = Math.min(request.amountMinor(), Math.max(0, grantedMinor));
    double use = lineMinor > 0 ? Math.min(1.2, balanceMinor() / (double) lineMinor) : 0;
    if (drawn > 0) {
      schedule.add(drawn, request.tenorMonths(), aprMicros);
      firstDrawMonth = firstDrawMonth < 0 ? month : firstDrawMonth;
    }
    borrower.live(month);
    double load = borrower.load(lineMinor, aprMicros);
    double risk = borrower.risk(month, mob(), load) + USE_WEIGHT * (use - USE_NEUTRAL);
    return settle(drawn, risk);
  }

  private MonthOutcome settle(long drawn, double risk) {
    long duePrincipal = schedule.principalDue();
    long dueInterest = schedule.interestDue();
    boolean due = duePrincipal + dueInterest > 0 || bucket > 0;
    boolean wasCurrent = bucket == 0;
    bucket = due ? Delinquency.next(bucket, risk, borrower, loan, month) : bucket;
    schedule.advance();
    long paid = 0;
    long paidInterest = 0;
    if (bucket == 0) {
      paidInterest = arrearsInterest + dueInterest;
      paid = arrearsPrincipal + duePrincipal + paidInterest;
      arrearsPrincipal = 0;
      arrearsInterest = 0;
    } else {
      arrearsPrincipal += duePrincipal;
      arrearsInterest += dueInterest;
    }
    everM3Plus |= bucket >= Delinquency.M3_PLUS;
    long lost = bucket >= Delinquency.CHARGED_OFF ? chargeOff() : 0;
    Signals signals = signals(risk, due, drawn);
    boolean missed = wasCurrent && bucket > 0;
    MonthCash cash =
        new MonthCash(
            drawn,
            duePrincipal + dueInterest,
            paid,
            paidInterest,
            balanceMinor(),
            arrearsPrincipal + arrearsInterest,
            lost);
    MonthOutcome outcome =
        new MonthOutcome(
            firstMonth.plusMonths(month).atEndOfMonth(),
            mob(),
            cash,
            standing(missed),
            signals,
            chargedOff);
    month++;
    return outcome;
  }

  private long wanted(boolean first) {
    long free = Math.max(0, lineMinor - balanceMinor());
    if (first) {
      boolean now = takeUp.draws() && month == bookedMonth + takeUp.monthOffset();
      return now && free > 0 ? Appetite.first(loan, month, free) : 0;
    }
    boolean troubled = bucket > 0 || history.misses(3) >= 2;
    return troubled ? 0 : Appetite.later(loan, month, borrower.hunger, free, lineMinor);
  }

  private long chargeOff() {
    long lost = balanceMinor();
    schedule.clear();
    arrearsPrincipal = 0;
    arrearsInterest = 0;
    chargedOff = true;
    return lost;
  }

  private Signals signals(double risk, boolean due, long drawn) {
    double eager = -0.95 + 0.45 * borrower.hunger + 0.55 * Math.max(0, borrower.shock());
    double enquiries = StrictMath.exp(eager + 0.25 * borrower.wave());
    int inquired = Laws.poisson(enquiries, Draws.uniform(loan, INQUIRIES, month));
    boolean overdue = Draws.uniform(loan, OVERDUE, month) < Laws.logistic(-4.6 + 0.95 * risk);
    double fails = StrictMath.exp(-2.1 + 0.55 * risk);
    int failed = due ? Laws.poisson(fails, Draws.uniform(loan, FAILED, month)) : 0;
    history.push(bucket, drawn > 0 ? 1 : 0, inquired, overdue, failed);
    return new Signals(
        inquired, history.inquiries3m(), overdue, history.overdue3m(), failed, history.failed3m());
  }

  private Standing standing(boolean missed) {
    int dpd = bucket == 0 ? 0 : BUCKET_DAYS * (bucket - 1) + lag;
    long use = lineMinor > 0 ? Math.min(10L * MICROS, balanceMinor() * MICROS / lineMinor) : 0;
    return new Standing(
        bucket,
        dpd,
        missed,
        history.misses(6),
        history.monthsSinceLastMiss(),
        history.draws3m(),
        (int) use,
        everM3Plus);
  }

  private int mob() {
    return firstDrawMonth < 0 ? -1 : month - firstDrawMonth;
  }

  private static int months(YearMonth from, YearMonth to) {
    return (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
  }
}
