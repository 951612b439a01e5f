package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code scorecard NAME points P at odds A:B pdo D [reasons N] from average|best { … }}.
 *
 * @param points the score at the given odds
 * @param oddsGood left number of {@code A:B}
 * @param oddsBad right number of {@code A:B}
 * @param pointsToDouble by how many points the odds double
 * @param reasonCount at most so many reasons are given
 * @param baseline what points lost are counted from
 */
public record ScorecardDeclaration(
    SourceSpan span,
    Name name,
    BigDecimal points,
    BigDecimal oddsGood,
    BigDecimal oddsBad,
    BigDecimal pointsToDouble,
    int reasonCount,
    Baseline baseline,
    List<Characteristic> characteristics)
    implements Declaration {

  /** How many reasons a scorecard gives where it does not say. */
  public static final int DEFAULT_REASON_COUNT = 4;

  /** Copies the list. */
  public ScorecardDeclaration {
    characteristics = List.copyOf(characteristics);
  }

  /** What the points lost at a characteristic are counted from. */
  public enum Baseline {
    /** The mean of its bins' points, weighted by their shares. */
    AVERAGE,
    /** The points of its best bin. */
    BEST
  }

  /** {@code FIELD [reason CODE] { bins }}. */
  public record Characteristic(
      SourceSpan span, Name field, Optional<Name> reason, List<Bin> bins) {

    /** Copies the list. */
    public Characteristic {
      bins = List.copyOf(bins);
    }
  }

  /** {@code pattern -> points [share S%]}; the share is a fraction. */
  public record Bin(
      SourceSpan span, Pattern pattern, BigDecimal points, Optional<BigDecimal> share) {}
}
