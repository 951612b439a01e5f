package io.verdict.rules.diff;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.lexer.Lexer;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.source.PolicySource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a policy as its words: without comments, line breaks and underscores in numbers. */
record NormalText(List<Token> tokens, String written) {

  NormalText {
    tokens = List.copyOf(tokens);
  }

  static NormalText of(CompiledPolicy policy, SourceSpan span) {
    String written = policy.text(span).orElse("");
    Lexer lexer = new Lexer(PolicySource.of(span.file(), written), new Diagnostics());
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.next(); !token.is(TokenKind.END); token = lexer.next()) {
      tokens.add(token);
    }
    return new NormalText(tokens, written);
  }

  /** The words one after the other: equal for equal meaning, white space aside. */
  String key() {
    return tokens.stream()
        .map(token -> token.kind().ordinal() + ":" + token.text())
        .collect(Collectors.joining(" "));
  }

  /** The same up to a word or sign, which is left out; the whole if it does not come. */
  NormalText upTo(String word) {
    List<Token> head = new ArrayList<>();
    for (Token token : tokens) {
      if (token.is(word) || token.kind().argument().equals(word)) {
        break;
      }
      head.add(token);
    }
    return new NormalText(head, written);
  }

  /** The names in it. */
  Set<String> names() {
    return tokens.stream()
        .filter(token -> token.is(TokenKind.NAME))
        .map(Token::text)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As written, on one line and without comments. */
  String shown() {
    StringBuilder line = new StringBuilder();
    for (String one : written.split("\n", -1)) {
      String content = withoutComment(one).strip().replaceAll("\\s+", " ");
      line.append(line.isEmpty() || content.isEmpty() ? "" : " ").append(content);
    }
    return line.toString();
  }

  private static String withoutComment(String line) {
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == '\\' && isQuoted) {
        i++;
      } else if (character == '"') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && (character == '#' || line.startsWith("//", i))) {
        return line.substring(0, i);
      }
    }
    return line;
  }
}
