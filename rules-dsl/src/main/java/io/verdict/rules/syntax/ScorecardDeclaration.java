package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code scorecard NAME [points P at odds A:B pdo D] [initial N] [reasons N] from average|best { …
 * }}.
 *
 * @param scaling how points stand for odds, if said
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

  /** {@code points P at odds A:B pdo D}: P points mean A good to B bad, D more double that. */
  public record Scaling(
      SourceSpan span,
      BigDecimal points,
      BigDecimal oddsGood,
      BigDecimal oddsBad,
      BigDecimal pointsToDouble) {}

  /** What the points lost at a characteristic are counted from. */
  public enum Baseline {
    /** The mean of its bins' points, weighted by their shares. */
    AVERAGE,
    /** The points of its best bin. */
    BEST
  }

  /** {@code FIELD [reason CODE] { bins }}. */
  public record Characteristic(SourceSpan span, Name field, Optional<Name> reason, List<Bin> bins) {

    /** Copies the list. */
    public Characteristic {
      bins = List.copyOf(bins);
    }
  }

  /** {@code pattern -> points [share S%]}; the share is a fraction. */
  public record Bin(
      SourceSpan span, Pattern pattern, BigDecimal points, Optional<BigDecimal> share) {}
}
