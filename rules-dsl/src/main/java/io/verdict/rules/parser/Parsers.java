package io.verdict.rules.parser;

/** The readers of the parts that declarations share, over one stream of tokens. */
record Parsers(
    BlockParser blocks,
    LiteralParser literals,
    PatternParser patterns,
    ExpressionParser expressions,
    TypeParser types) {

  static Parsers over(TokenStream tokens) {
    LiteralParser literals = new LiteralParser(tokens);
    PatternParser patterns = new PatternParser(tokens, literals);
    return new Parsers(
        new BlockParser(tokens),
        literals,
        patterns,
        new ExpressionParser(tokens, literals, patterns),
        new TypeParser(tokens, literals));
  }
}
