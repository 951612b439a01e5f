package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;

/** A type as written. */
public sealed interface TypeSyntax
    permits TypeSyntax.Simple,
        TypeSyntax.Money,
        TypeSyntax.Decimal,
        TypeSyntax.Enumeration,
        TypeSyntax.Members {

  /** The place of the type. */
  SourceSpan span();

  /** A type that is one word. */
  record Simple(SourceSpan span, Kind kind) implements TypeSyntax {

    /** The types that are one word. */
    public enum Kind {
      /** True or false. */
      BOOL,
      /** A whole number of 64 bits. */
      INT,
      /** An exact fraction. */
      RATE,
      /** A binary floating-point number: model outputs only. */
      DOUBLE,
      /** A calendar day. */
      DATE,
      /** A moment, in milliseconds. */
      INSTANT,
      /** An open set of texts. */
      CODE,
      /** The hash of an entity. */
      KEY
    }
  }

  /** {@code money(CNY)}. */
  record Money(SourceSpan span, String currency) implements TypeSyntax {}

  /** {@code decimal(2)}: that many digits behind the point. */
  record Decimal(SourceSpan span, int scale) implements TypeSyntax {}

  /** {@code enum { a, b }} or {@code ordered enum { a, b }}, the first being the smallest. */
  record Enumeration(SourceSpan span, boolean ordered, List<Name> values) implements TypeSyntax {

    /** Copies the list. */
    public Enumeration {
      values = List.copyOf(values);
    }
  }

  /** {@code set { a, b }}: any of these members together. */
  record Members(SourceSpan span, List<Name> values) implements TypeSyntax {

    /** Copies the list. */
    public Members {
      values = List.copyOf(values);
    }
  }
}
