package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * {@code scorecard NAME [points P at odds A:B pdo D] [woe …] [initial N] [reasons N] from
 * average|best { … }}.
 *
 * @param scaling how points stand for odds, if said
 * @param evidence how weights of evidence become points, if its bins have those
 * @param initialPoints what the points of the bins are added to; 0 where it is not said
 * @param reasonCount at most so many reasons are given
 * @param baseline what points lost are counted from
 * @param characteristics in order; empty if they stand in a file that is not read yet
 * @param file the file that holds the bins, if they are not here
 */
public record ScorecardDeclaration(
    SourceSpan span,
    Name name,
    Optional<Scaling> scaling,
    Optional<Evidence> evidence,
    BigDecimal initialPoints,
    int reasonCount,
    Baseline baseline,
    List<Characteristic> characteristics,
    Optional<Literal.Text> file)
    implements Declaration {

  /** How many reasons a scorecard gives where it does not say. */
  public static final int DEFAULT_REASON_COUNT = 4;

  /** Copies the list. */
  public ScorecardDeclaration {
    characteristics = List.copyOf(characteristics);
  }

  /** The same card with other characteristics. */
  public ScorecardDeclaration with(List<Characteristic> others) {
    return new ScorecardDeclaration(
        span, name, scaling, evidence, initialPoints, reasonCount, baseline, others, file);
  }

  /** {@code points P at odds A:B pdo D}: P points mean A good to B bad, D more double that. */
  public record Scaling(
      SourceSpan span,
      BigDecimal points,
      BigDecimal oddsGood,
      BigDecimal oddsBad,
      BigDecimal pointsToDouble) {}

  /**
   * {@code woe of good|bad intercept A rounding R [digits D]}: the log odds are A and, for each
   * characteristic, its coefficient times the weight of evidence of the bin.
   *
   * @param ofGood whether the log odds are those of good, and not those of bad
   * @param digits digits behind the point of each bin's points
   */
  public record Evidence(
      SourceSpan span, boolean ofGood, BigDecimal intercept, RoundingMode rounding, int digits) {}

  /** What the points lost at a characteristic are counted from. */
  public enum Baseline {
    /** The mean of its bins' points, weighted by their shares. */
    AVERAGE,
    /** The points of its best bin. */
    BEST
  }

  /** {@code FIELD [coefficient N] [reason CODE] { bins }}. */
  public record Characteristic(
      SourceSpan span,
      Name field,
      Optional<BigDecimal> coefficient,
      Optional<Name> reason,
      List<Bin> bins) {

    /** Copies the list. */
    public Characteristic {
      bins = List.copyOf(bins);
    }
  }

  /**
   * {@code pattern -> points [share S%]} or {@code pattern -> woe W [share S%]}; the share is a
   * fraction.
   *
   * @param points its points; 0 in a card of weights of evidence, until {@link EvidencePoints}
   *     gives them
   */
  public record Bin(
      SourceSpan span,
      Pattern pattern,
      BigDecimal points,
      Optional<BigDecimal> woe,
      Optional<BigDecimal> share) {}
}
