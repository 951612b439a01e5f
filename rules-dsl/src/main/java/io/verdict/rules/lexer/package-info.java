/**
 * Policy text to tokens, one at a time.
 *
 * <pre>{@code
 * Lexer lexer = new Lexer(source, diagnostics);
 * for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) { … }
 * }</pre>
 */
package io.verdict.rules.lexer;
