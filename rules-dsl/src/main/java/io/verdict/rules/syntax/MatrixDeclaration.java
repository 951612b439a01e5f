package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code matrix NAME by state, SLOT collect [on unknown …] { STATE … { PATTERN -> ACTION, … } … }
 * merge … outcome … guard …}: what each state asks for, and what comes of several that ask at once.
 *
 * @param column the slot that the cells hold against their patterns
 * @param onUnknown what a state's outcome does when it is not known whether it is asked for
 * @param states the rows
 * @param merges the results
 * @param outcomes the outcomes that actions ask for
 * @param guards when an action is asked for at all
 * @param bounds what a derived value must not fall below or rise above
 */
public record MatrixDeclaration(
    SourceSpan span,
    Name name,
    Name column,
    Optional<OnUnknown> onUnknown,
    List<StateRow> states,
    List<Merge> merges,
    List<AskedOutcome> outcomes,
    List<Guard> guards,
    List<Bound> bounds)
    implements Declaration {

  /** Copies the lists. */
  public MatrixDeclaration {
    states = List.copyOf(states);
    merges = List.copyOf(merges);
    outcomes = List.copyOf(outcomes);
    guards = List.copyOf(guards);
    bounds = List.copyOf(bounds);
  }

  /** {@code STATE [reason CODE [from CARD]] { cells }}: what one state asks for. */
  public record StateRow(
      SourceSpan span,
      Name state,
      Optional<Name> reason,
      Optional<Name> reasonCard,
      List<Cell> cells) {

    /** Copies the list. */
    public StateRow {
      cells = List.copyOf(cells);
    }

    /**
     * The cell that speaks of a band: the first whose pattern takes it.
     *
     * @param bands the bands in their order
     * @param band the band's position; as many as there are bands for a band that is missing
     */
    public Optional<Cell> cell(List<String> bands, int band) {
      BandPattern order = new BandPattern(bands);
      return cells.stream().filter(cell -> order.takes(cell.pattern(), band)).findFirst();
    }
  }

  /** {@code PATTERN -> ACTION, ACTION}. */
  public record Cell(SourceSpan span, Pattern pattern, List<Ask> asks) {

    /** Copies the list. */
    public Cell {
      asks = List.copyOf(asks);
    }
  }

  /**
   * {@code ACTION[(ARGUMENT)] [at FROM]}.
   *
   * @param from the least value of the action's slot from which it is asked for
   */
  public record Ask(
      SourceSpan span, Name action, Optional<Expression> argument, Optional<Expression> from) {}

  /** {@code merge SLOT : ACTION > ACTION > …}: the gravest that is asked for, or the last. */
  public record Merge(SourceSpan span, Name slot, List<Action> actions) {

    /** Copies the list. */
    public Merge {
      actions = List.copyOf(actions);
    }
  }

  /**
   * {@code ACTION[(SLOT : TYPE least|greatest)] [at SLOT]}.
   *
   * @param at the slot that {@code at} in a cell speaks of
   */
  public record Action(
      SourceSpan span, Name name, Optional<Parameter> parameter, Optional<Name> at) {}

  /** The slot of an action's argument: the least or the greatest that is asked for. */
  public record Parameter(SourceSpan span, Name slot, TypeSyntax type, boolean greatest) {}

  /** {@code outcome ACTION, ACTION -> OUTCOME [when CONDITION]}. */
  public record AskedOutcome(
      SourceSpan span, List<Name> actions, Name outcome, Optional<Expression> condition) {

    /** Copies the list. */
    public AskedOutcome {
      actions = List.copyOf(actions);
    }
  }

  /** {@code guard ACTION when CONDITION}. */
  public record Guard(SourceSpan span, Name action, Expression condition) {}

  /**
   * {@code guard SLOT >= BOUND}.
   *
   * @param least whether the bound is the least value, else the greatest
   */
  public record Bound(SourceSpan span, Name slot, boolean least, Expression bound) {}
}
