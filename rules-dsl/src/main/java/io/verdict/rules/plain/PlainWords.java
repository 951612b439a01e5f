package io.verdict.rules.plain;

import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A condition or a pattern in plain words. Names stay as they are: they are what the data are
 * called.
 *
 * <p><b>Thread safety</b>: the static methods keep no state.
 */
public final class PlainWords {
  private final Locale locale;

  private PlainWords(Locale locale) {
    this.locale = locale;
  }

  /** A condition in words. */
  public static String of(Expression condition, Locale locale) {
    return new PlainWords(locale).condition(condition);
  }

  /** What a pattern takes, in words. */
  public static String of(Pattern pattern, Locale locale) {
    return new PlainWords(locale).pattern(pattern).strip();
  }

  /** A value as written in words: numbers in groups of three, rates with a space. */
  public static String value(Expression value, Locale locale) {
    return new PlainWords(locale).term(value);
  }

  private String condition(Expression condition) {
    if (condition instanceof Expression.Conjunction all) {
      return joined(all.operands(), PlainWord.AND);
    } else if (condition instanceof Expression.Disjunction some) {
      return joined(some.operands(), PlainWord.OR);
    } else if (condition instanceof Expression.Complement not) {
      return not.operand() instanceof Expression.Reference name
          ? PlainWord.HOLDS_NOT.in(locale, name.name())
          : PlainWord.NOT.in(locale, condition(not.operand()));
    } else if (condition instanceof Expression.Reference name) {
      return PlainWord.HOLDS.in(locale, name.name());
    } else if (condition instanceof Expression.Comparison comparison) {
      PlainWord word = PlainWord.valueOf(comparison.operator().name());
      return word.in(locale, term(comparison.left()), term(comparison.right()));
    } else if (condition instanceof Expression.Membership membership) {
      PlainWord word = membership.negated() ? PlainWord.NOT_IN : PlainWord.IN;
      return word.in(locale, term(membership.operand()), pattern(membership.pattern()));
    } else if (condition instanceof Expression.StateTest test) {
      PlainWord word = test.negated() ? PlainWord.IS_NOT : PlainWord.IS;
      return word.in(locale, term(test.operand()), state(test.state().text()));
    } else if (condition instanceof Expression.Intersection includes) {
      String members =
          includes.members().stream().map(this::term).collect(Collectors.joining(", "));
      return PlainWord.INCLUDES.in(locale, term(includes.operand()), members);
    }
    return term(condition);
  }

  /** Parts of the other kind are put in brackets, so that nobody needs to know which binds more. */
  private String joined(List<Expression> operands, PlainWord word) {
    String joined = null;
    for (Expression operand : operands) {
      boolean isGroup =
          operand instanceof Expression.Conjunction || operand instanceof Expression.Disjunction;
      String part = condition(operand);
      String shown = isGroup ? PlainWord.GROUP.in(locale, part) : part;
      joined = joined == null ? shown : word.in(locale, joined, shown);
    }
    return joined;
  }

  private String state(String name) {
    return switch (name) {
      case "missing" -> PlainWord.MISSING.in(locale);
      case "present" -> PlainWord.PRESENT.in(locale);
      default -> name;
    };
  }

  private String term(Expression term) {
    if (term instanceof Literal literal) {
      return PlainLiteral.of(literal, locale);
    } else if (term instanceof Expression.Reference name) {
      return name.name();
    } else if (term instanceof Expression.Arithmetic sum) {
      String sign =
          switch (sum.operator()) {
            case ADD -> "+";
            case SUBTRACT -> "−";
            case MULTIPLY -> "×";
            case DIVIDE -> "÷";
          };
      return operand(sum.left()) + " " + sign + " " + operand(sum.right());
    } else if (term instanceof Expression.Negation negation) {
      return "−" + operand(negation.operand());
    } else if (term instanceof Expression.Call call) {
      return call.function().text()
          + call.arguments().stream()
              .map(this::argument)
              .collect(Collectors.joining(", ", "(", ")"));
    }
    return condition(term);
  }

  private String argument(Expression argument) {
    boolean isCondition =
        argument instanceof Expression.Comparison
            || argument instanceof Expression.Conjunction
            || argument instanceof Expression.Disjunction;
    return isCondition ? condition(argument) : term(argument);
  }

  private String operand(Expression operand) {
    String text = term(operand);
    return operand instanceof Expression.Arithmetic ? "(" + text + ")" : text;
  }

  private String pattern(Pattern pattern) {
    if (pattern instanceof Pattern.Any) {
      return PlainWord.ANYTHING.in(locale);
    } else if (pattern instanceof Pattern.Missing) {
      return PlainWord.MISSING.in(locale);
    } else if (pattern instanceof Pattern.Value value) {
      return term(value.value());
    } else if (pattern instanceof Pattern.Not not) {
      return PlainWord.OTHER_THAN.in(locale, pattern(not.excluded()));
    } else if (pattern instanceof Pattern.InList list) {
      return PlainWord.ON_LIST.in(locale, list.list().text());
    } else if (pattern instanceof Pattern.AnyOf any) {
      String alternatives =
          any.alternatives().stream().map(this::pattern).collect(Collectors.joining(", "));
      return any.alternatives().size() == 1
          ? alternatives
          : PlainWord.ANY_OF.in(locale, alternatives);
    }
    return interval((Pattern.Interval) pattern);
  }

  private String interval(Pattern.Interval interval) {
    if (interval.low().isEmpty() && interval.high().isEmpty()) {
      return PlainWord.PRESENT.in(locale);
    }
    if (interval.high().isEmpty()) {
      PlainWord word = interval.lowIncluded() ? PlainWord.AT_LEAST : PlainWord.MORE_THAN;
      return word.in(locale, term(interval.low().get()));
    }
    if (interval.low().isEmpty()) {
      PlainWord word = interval.highIncluded() ? PlainWord.AT_MOST : PlainWord.BELOW;
      return word.in(locale, term(interval.high().get()));
    }
    PlainWord closed = interval.lowIncluded() ? PlainWord.FROM_TO : PlainWord.ABOVE_TO;
    PlainWord open = interval.lowIncluded() ? PlainWord.FROM_BELOW : PlainWord.ABOVE_BELOW;
    PlainWord word = interval.highIncluded() ? closed : open;
    return word.in(locale, term(interval.low().get()), term(interval.high().get()));
  }
}
