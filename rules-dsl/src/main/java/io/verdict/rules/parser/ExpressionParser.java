package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.syntax.ArithmeticOperator;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The reader of conditions and computed values, by precedence climbing: {@code or}, {@code and},
 * {@code not}, comparisons and tests, sums, products, minus.
 */
final class ExpressionParser {

  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "when",
          "missing",
          "present",
          "true",
          "false",
          "intersects");

  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int UNARY = 7;

  private final TokenStream tokens;
  private final LiteralParser literals;
  private final PatternParser patterns;

  /** Levels of the tree last read; a chain of sums is as deep as it is long. */
  private int height;

  ExpressionParser(TokenStream tokens, LiteralParser literals, PatternParser patterns) {
    this.tokens = tokens;
    this.literals = literals;
    this.patterns = patterns;
  }

  /** Whether a word cannot be the name of a field. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  Expression expression() {
    return climb(OR);
  }

  private Expression climb(int level) {
    tokens.enter();
    Expression left = prefix();
    int leftHeight = height;
    while (true) {
      int infix = infixLevel();
      if (infix < level) {
        tokens.leave();
        height = leftHeight;
        return left;
      }
      height = 0;
      left =
          switch (infix) {
            case OR -> chain(left, "or", AND);
            case AND -> chain(left, "and", NOT);
            case COMPARISON -> comparison(left);
            default -> arithmetic(left, infix);
          };
      leftHeight = raised(Math.max(leftHeight, height));
    }
  }

  /** The height of a node above operands of the given height, which is refused if too great. */
  private int raised(int operandHeight) {
    if (operandHeight >= PolicyLimits.MAX_NESTING) {
      throw tokens.tooDeep();
    }
    return operandHeight + 1;
  }

  private int infixLevel() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, ASSIGN -> COMPARISON;
      case PLUS, MINUS -> SUM;
      case STAR, SLASH -> PRODUCT;
      case NAME -> wordLevel(token);
      default -> 0;
    };
  }

  private int wordLevel(Token token) {
    return switch (token.text()) {
      case "or" -> OR;
      case "and" -> AND;
      case "in", "is", "intersects" -> COMPARISON;
      case "not" -> tokens.peekSecond().is("in") ? COMPARISON : 0;
      default -> 0;
    };
  }

  private Expression chain(Expression first, String word, int operandLevel) {
    List<Expression> operands = new ArrayList<>();
    operands.add(first);
    int highest = 0;
    while (tokens.accept(word)) {
      operands.add(climb(operandLevel));
      highest = Math.max(highest, height);
    }
    height = highest;
    SourceSpan span = tokens.since(first.span());
    return word.equals("or")
        ? new Expression.Disjunction(span, operands)
        : new Expression.Conjunction(span, operands);
  }

  private Expression arithmetic(Expression left, int level) {
    ArithmeticOperator operator =
        switch (tokens.next().kind()) {
          case PLUS -> ArithmeticOperator.ADD;
          case MINUS -> ArithmeticOperator.SUBTRACT;
          case STAR -> ArithmeticOperator.MULTIPLY;
          default -> ArithmeticOperator.DIVIDE;
        };
    Expression right = climb(level + 1);
    return new Expression.Arithmetic(tokens.since(left.span()), operator, left, right);
  }

  private Expression comparison(Expression left) {
    Token token = tokens.next();
    if (token.is(TokenKind.ASSIGN)) {
      throw tokens.failure(token.span(), PolicyCode.ASSIGNMENT_IN_CONDITION);
    }
    Expression compared =
        switch (token.text()) {
          case "is" -> stateTest(left);
          case "in" -> membership(left, false);
          case "not" -> negatedMembership(left);
          case "intersects" -> intersection(left);
          default -> {
            Expression right = climb(SUM);
            SourceSpan span = tokens.since(left.span());
            yield new Expression.Comparison(span, operator(token), left, right);
          }
        };
    if (infixLevel() == COMPARISON) {
      throw tokens.failure(tokens.peek().span(), PolicyCode.CHAINED_COMPARISON);
    }
    return compared;
  }

  private static ComparisonOperator operator(Token token) {
    return switch (token.kind()) {
      case EQUAL -> ComparisonOperator.EQUAL;
      case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
      case LESS -> ComparisonOperator.LESS;
      case LESS_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
      case GREATER -> ComparisonOperator.GREATER;
      default -> ComparisonOperator.GREATER_OR_EQUAL;
    };
  }

  private Expression stateTest(Expression operand) {
    boolean negated = tokens.accept("not");
    Name state = tokens.name();
    return new Expression.StateTest(tokens.since(operand.span()), operand, negated, state);
  }

  private Expression negatedMembership(Expression operand) {
    tokens.next();
    return membership(operand, true);
  }

  private Expression membership(Expression operand, boolean negated) {
    boolean bracketed =
        tokens.at(TokenKind.LEFT_BRACKET)
            || tokens.at(TokenKind.LEFT_PARENTHESIS)
            || tokens.atWord("list");
    if (!bracketed && literals.isAhead()) {
      throw tokens.failure(tokens.peek().span(), PolicyCode.INTERVAL_BRACKETS);
    }
    if (!bracketed) {
      throw tokens.unexpected("[", "(", "list(…)");
    }
    Pattern pattern = patterns.pattern();
    SourceSpan span = tokens.since(operand.span());
    return new Expression.Membership(span, operand, negated, pattern);
  }

  private Expression intersection(Expression operand) {
    tokens.expect(TokenKind.LEFT_BRACKET);
    List<Expression> members = new ArrayList<>();
    do {
      members.add(literals.constant());
    } while (tokens.accept(TokenKind.COMMA));
    tokens.expect(TokenKind.RIGHT_BRACKET);
    return new Expression.Intersection(tokens.since(operand.span()), operand, members);
  }

  private Expression prefix() {
    Token token = tokens.peek();
    if (token.is("not")) {
      tokens.next();
      Expression operand = climb(NOT);
      height = raised(height);
      return new Expression.Complement(tokens.since(token.span()), operand);
    }
    if (token.is(TokenKind.MINUS)) {
      boolean literal = literals.isNumberSecond();
      tokens.next();
      if (literal) {
        height = 1;
        return LiteralParser.negated(token, literals.literal());
      }
      Expression operand = climb(UNARY);
      height = raised(height);
      return new Expression.Negation(tokens.since(token.span()), operand);
    }
    return primary(token);
  }

  private Expression primary(Token token) {
    if (token.is(TokenKind.LEFT_PARENTHESIS)) {
      tokens.next();
      Expression inner = climb(OR);
      tokens.expect(TokenKind.RIGHT_PARENTHESIS);
      return inner;
    }
    height = 1;
    if (literals.isAhead()) {
      return literals.literal();
    }
    if (!token.is(TokenKind.NAME) || isReserved(token.text()) || tokens.startsDeclaration()) {
      throw tokens.unexpected("@expression");
    }
    Name name = tokens.name();
    if (!tokens.at(TokenKind.LEFT_PARENTHESIS)) {
      return new Expression.Reference(name.span(), name.text());
    }
    return call(name);
  }

  private Expression call(Name name) {
    tokens.next();
    List<Expression> arguments = new ArrayList<>();
    int highest = 0;
    if (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
      do {
        arguments.add(climb(OR));
        highest = Math.max(highest, height);
      } while (tokens.accept(TokenKind.COMMA));
    }
    if (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
      throw tokens.unexpected(")", ",");
    }
    tokens.next();
    height = raised(highest);
    return new Expression.Call(tokens.since(name.span()), name, arguments);
  }

  /** The value of a slot in a test: a constant, {@code missing}, or the members of a set. */
  Expression testValue() {
    Token first = tokens.peek();
    if (tokens.accept("missing")) {
      return new Literal.Missing(first.span());
    }
    if (tokens.accept(TokenKind.LEFT_BRACKET)) {
      List<Expression> members = new ArrayList<>();
      while (!tokens.at(TokenKind.RIGHT_BRACKET)) {
        members.add(literals.constant());
        if (!tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_BRACKET)) {
          throw tokens.unexpected("]", ",");
        }
      }
      tokens.next();
      return new Literal.Members(tokens.since(first.span()), members);
    }
    return literals.constant();
  }
}
