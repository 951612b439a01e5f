package io.verdict.replay.world.loan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Manifest;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.StressWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The world after the decision: answers for funders, reviewers and borrowers of a generated
 * history.
 *
 * <p>Applications are addressed by key, see {@link SealedTruth#applicationKey}.
 *
 * <p><b>Thread safety:</b> immutable; the lines that it books are confined. <b>Allocation:</b> one
 * small object an answer.
 */
public final class World {
  private static final long REVIEW = Draws.name("review");
  private static final long REVIEW_TIME = Draws.name("review.minutes");
  private static final long LABEL = Draws.name("fraud.label_days");
  private static final long LOAN = Draws.name("loan");
  private static final double CLEARS_GENUINE = 0.85;
  private static final double CLEARS_FRAUD = 0.20;
  private static final double REVIEW_MEDIAN = 25;
  private static final double REVIEW_SPREAD = 1.375;
  private static final int LABEL_FROM = 60;
  private static final int LABEL_RANGE = 61;
  private static final double FLAT_SHARE = 0.60;
  private static final long FLAT_MIN = 100_000;
  private static final long FLAT_MAX = 3_000_000;
  private static final int FLAT_APR = 200_000;
  private static final int FLAT_TENOR = 12;

  private final SealedTruth truth;
  private final StressWindow stress;
  private final YearMonth firstMonth;
  private final long seed;
  private final Funders funders;

  private World(Parameters parameters, SealedTruth truth) {
    this.truth = Objects.requireNonNull(truth, "truth");
    this.stress = parameters.stress();
    this.firstMonth = parameters.firstMonth();
    this.seed = parameters.seed();
    this.funders = new Funders(seed, stress);
  }

  /**
   * Opens the world of a generated history.
   *
   * @throws IOException if manifest or truth are not there or damaged
   */
  public static World open(Path directory) throws IOException {
    return of(Manifest.parameters(directory), SealedTruth.read(directory));
  }

  /** The world of these parameters and this truth. */
  public static World of(Parameters parameters, SealedTruth truth) {
    return new World(parameters, truth);
  }

  /** The sealed truth: for the report, never for a decision. */
  public SealedTruth truth() {
    return truth;
  }

  /** Whether and when the applicant would draw, once approved. */
  public TakeUp takeUp(long application) {
    return TakeUp.of(loan(application));
  }

  /** A funder's answer at the time of the application. */
  public FunderAnswer funderAnswer(long application, FunderProfile funder, int grade, int attempt) {
    return funderAnswer(
        new FunderAttempt(application, funder, grade, attempt, truth.time(application)));
  }

  /** A funder's answer; the same attempt gets the same answer however often asked. */
  public FunderAnswer funderAnswer(FunderAttempt attempt) {
    LocalDateTime at = LocalDateTime.ofEpochSecond(attempt.atLocalSeconds(), 0, ZoneOffset.UTC);
    int month = TermLoan.monthOf(firstMonth, YearMonth.from(at));
    long person = truth.person(attempt.application());
    return funders.answer(attempt, person, month, at.getDayOfMonth());
  }

  /** What a reviewer finds: 85 % of the genuine are cleared, and 20 % of the fraudsters. */
  public ReviewAnswer review(long application) {
    long key = Draws.key(loan(application), REVIEW);
    boolean genuine = truth.fraudType(application) == FraudType.NONE;
    boolean clear = Draws.chance(genuine ? CLEARS_GENUINE : CLEARS_FRAUD, key, REVIEW);
    double minutes = Laws.logNormal(REVIEW_MEDIAN, REVIEW_SPREAD, Draws.normal(key, REVIEW_TIME));
    return new ReviewAnswer(
        clear ? ReviewAnswer.Verdict.CLEAR : ReviewAnswer.Verdict.CONFIRM,
        (int) Math.max(2, Math.min(1_440, minutes)));
  }

  /** Days from a booking until fraud is known to be one, 60 to 120; empty for the genuine. */
  public OptionalInt fraudKnownAfterDays(long application) {
    if (truth.fraudType(application) == FraudType.NONE) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(LABEL_FROM + Draws.below(LABEL_RANGE, loan(application), LABEL));
  }

  /** Books a line on a day; its first month to live is the calendar month of that day. */
  public BookedLine book(long application, LocalDate bookedOn, LineTerms terms) {
    return new BookedLine(borrower(application), loan(application), firstMonth, bookedOn, terms);
  }

  /** A loan drawn in the month of the application on these terms. */
  public TermLoan termLoan(long application, LineTerms terms) {
    LocalDateTime at = LocalDateTime.ofEpochSecond(truth.time(application), 0, ZoneOffset.UTC);
    int month = TermLoan.monthOf(firstMonth, YearMonth.from(at));
    return TermLoan.live(borrower(application), loan(application), month, terms);
  }

  /**
   * The flat terms of the test cell that books everybody: a line of 60 % of verified income, 1,000
   * to 30,000 CNY, at 20 %.
   */
  public LineTerms flatTerms(long application) {
    long line = Math.round(FLAT_SHARE * truth.verifiedIncomeMinor(application));
    return new LineTerms(Math.max(FLAT_MIN, Math.min(FLAT_MAX, line)), FLAT_APR, FLAT_TENOR);
  }

  /** Whether the applicant would have gone bad on {@link #flatTerms}. */
  public boolean wouldBeBad(long application) {
    return termLoan(application, flatTerms(application)).isBad();
  }

  private Borrower borrower(long application) {
    return new Borrower(truth, application, stress, firstMonth);
  }

  private long loan(long application) {
    return Draws.key(Draws.key(seed, LOAN), truth.person(application));
  }
}
