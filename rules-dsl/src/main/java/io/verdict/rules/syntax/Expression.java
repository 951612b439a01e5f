package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;

/**
 * A condition or a computed value.
 *
 * <p>Conditions are three-valued. Conjunctions and disjunctions are flat lists of at least two, so
 * that a long chain is not a deep tree.
 */
public sealed interface Expression
    permits Expression.Reference,
        Expression.Arithmetic,
        Expression.Negation,
        Expression.Comparison,
        Expression.Conjunction,
        Expression.Disjunction,
        Expression.Complement,
        Expression.Membership,
        Expression.StateTest,
        Expression.Intersection,
        Expression.Call,
        Literal {

  /** The place of the whole expression. */
  SourceSpan span();

  /** A field, window, derived slot, parameter, or a value of an enum: the checker finds out. */
  record Reference(SourceSpan span, String name) implements Expression {}

  /** {@code left operator right}. */
  record Arithmetic(SourceSpan span, ArithmeticOperator operator, Expression left, Expression right)
      implements Expression {}

  /** {@code -operand}; of a literal, the parser gives the negative literal instead. */
  record Negation(SourceSpan span, Expression operand) implements Expression {}

  /** {@code left operator right}, unknown if a side is. */
  record Comparison(SourceSpan span, ComparisonOperator operator, Expression left, Expression right)
      implements Expression {}

  /** {@code a and b and …}: false if one is false, else unknown if one is unknown. */
  record Conjunction(SourceSpan span, List<Expression> operands) implements Expression {

    /** Copies the list. */
    public Conjunction {
      operands = List.copyOf(operands);
    }
  }

  /** {@code a or b or …}: true if one is true, else unknown if one is unknown. */
  record Disjunction(SourceSpan span, List<Expression> operands) implements Expression {

    /** Copies the list. */
    public Disjunction {
      operands = List.copyOf(operands);
    }
  }

  /** {@code not operand}; the complement of unknown is unknown. */
  record Complement(SourceSpan span, Expression operand) implements Expression {}

  /**
   * {@code operand in pattern} or {@code operand not in pattern}; the pattern is an interval, an
   * any-of list or a named list.
   */
  record Membership(SourceSpan span, Expression operand, boolean negated, Pattern pattern)
      implements Expression {}

  /**
   * {@code operand is state} or {@code operand is not state}; never unknown. The state is {@code
   * missing}, {@code present}, or the name of a special value.
   */
  record StateTest(SourceSpan span, Expression operand, boolean negated, Name state)
      implements Expression {}

  /** {@code operand intersects [a, b]}: the set has at least one of these members. */
  record Intersection(SourceSpan span, Expression operand, List<Expression> members)
      implements Expression {

    /** Copies the list. */
    public Intersection {
      members = List.copyOf(members);
    }
  }

  /** {@code function(arguments)}, or a parameter with its keys written out. */
  record Call(SourceSpan span, Name function, List<Expression> arguments) implements Expression {

    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
