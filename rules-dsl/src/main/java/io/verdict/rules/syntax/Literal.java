package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A constant as written. Values of enums look like names and are {@link Expression.Reference}s. */
public sealed interface Literal extends Expression
    permits Literal.Numeric,
        Literal.Rate,
        Literal.Money,
        Literal.Span,
        Literal.Date,
        Literal.Timestamp,
        Literal.Text,
        Literal.Bool,
        Literal.Missing,
        Literal.Members {

  /** {@code 20_000} or {@code 0.55}; it adapts to int, decimal, rate or double. */
  record Numeric(SourceSpan span, BigDecimal value) implements Literal {}

  /** {@code 55%} or {@code 120bp}; the value is the fraction, 0.55 or 0.0120. */
  record Rate(SourceSpan span, BigDecimal value) implements Literal {}

  /** {@code 20_000 CNY}; the amount is in major units. */
  record Money(SourceSpan span, BigDecimal amount, String currency) implements Literal {}

  /** {@code 7d}, {@code 24h}, {@code 30m}, {@code 10s}: a length of time in milliseconds. */
  record Span(SourceSpan span, long millis) implements Literal {}

  /** {@code 2026-12-01}. */
  record Date(SourceSpan span, LocalDate value) implements Literal {}

  /** {@code 2026-12-02T10:00}, in the policy's zone unless an offset follows. */
  record Timestamp(SourceSpan span, LocalDateTime local, Optional<ZoneOffset> offset)
      implements Literal {}

  /** {@code "text"}: a value of a code or a key. */
  record Text(SourceSpan span, String value) implements Literal {}

  /** {@code true} or {@code false}. */
  record Bool(SourceSpan span, boolean value) implements Literal {}

  /** {@code missing}, in tests only. */
  record Missing(SourceSpan span) implements Literal {}

  /** {@code [a, b]}: the value of a set, in tests only. */
  record Members(SourceSpan span, List<Expression> members) implements Literal {

    /** Copies the list. */
    public Members {
      members = List.copyOf(members);
    }
  }
}
