package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code calibrate NAME from CARD [intercept A] [slope B] rounding MODE}: the probability that a
 * scaled card's score stands for, as a rate.
 *
 * @param intercept added to the log odds of bad; 0 where it is not said
 * @param slope what the card's own log odds of bad are multiplied with; 1 where it is not said
 */
public record CalibrateDeclaration(
    SourceSpan span,
    Name name,
    Name card,
    BigDecimal intercept,
    BigDecimal slope,
    RoundingMode rounding)
    implements Declaration {}
