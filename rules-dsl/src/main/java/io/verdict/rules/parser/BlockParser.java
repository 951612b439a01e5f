package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;

/** The reader of {@code { entry entry … }}, which gets over a broken entry to the next line. */
final class BlockParser {

  private final TokenStream tokens;
  private int reportedUnclosedAt = -1;

  BlockParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Reads entries up to the closing brace; {@code entry} takes at least one token or fails. */
  void read(Runnable entry) {
    Token open = tokens.expect(TokenKind.LEFT_BRACE);
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      if (tokens.at(TokenKind.END) || tokens.startsDeclaration()) {
        reportUnclosed(open);
        throw ParseFailure.reported();
      }
      int before = tokens.consumed();
      int depth = tokens.depth();
      try {
        entry.run();
      } catch (ParseFailure failure) {
        tokens.report(failure);
        tokens.resetDepth(depth);
        skipEntry(before);
      }
    }
    tokens.next();
  }

  private void reportUnclosed(Token open) {
    if (reportedUnclosedAt == tokens.consumed()) {
      return;
    }
    reportedUnclosedAt = tokens.consumed();
    tokens.report(
        Diagnostic.at(tokens.peek().span(), PolicyCode.UNCLOSED_BLOCK)
            .relatedTo(open.span(), "opened-here"));
  }

  private void skipEntry(int before) {
    int braces = 0;
    while (!tokens.at(TokenKind.END)) {
      boolean moved = tokens.consumed() > before;
      if (braces == 0 && (tokens.at(TokenKind.RIGHT_BRACE) || tokens.startsDeclaration())) {
        return;
      }
      if (braces == 0 && moved && tokens.peek().firstOnLine()) {
        return;
      }
      braces += tokens.at(TokenKind.LEFT_BRACE) ? 1 : 0;
      braces -= tokens.at(TokenKind.RIGHT_BRACE) ? 1 : 0;
      tokens.next();
    }
  }
}
