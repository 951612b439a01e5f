package io.verdict.rules.diff;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.PolicyHeader;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One declaration of a policy, or one field of an input, as the comparison sees it.
 *
 * @param policy the policy
 * @param stage its stage, as policies name it
 * @param what the word that it starts with
 * @param name the name that follows
 * @param declaration the tree; empty for a header or a field
 * @param span its place
 * @param text its words
 */
record Declared(
    CompiledPolicy policy,
    String stage,
    String what,
    String name,
    Optional<Declaration> declaration,
    SourceSpan span,
    NormalText text) {
  private static final Set<String> NOT_READ = Set.of("policy", "product", "test", "reason");

  /** All declarations of a policy by stage, word and name, in order. */
  static Map<String, Declared> all(CompiledPolicy policy) {
    Map<String, Declared> all = new LinkedHashMap<>();
    for (PolicyFile file : policy.files()) {
      if (file.header().isEmpty()) {
        continue;
      }
      String stage = file.header().get().stage().text();
      put(all, header(policy, file.header().get()));
      for (Declaration declaration : file.declarations()) {
        if (declaration instanceof InputDeclaration input) {
          input.fields().forEach(field -> put(all, field(policy, stage, field)));
        } else {
          put(all, of(policy, stage, declaration));
        }
      }
    }
    return all;
  }

  private static void put(Map<String, Declared> all, Declared declared) {
    all.putIfAbsent(declared.key(), declared);
  }

  private static Declared header(CompiledPolicy policy, PolicyHeader header) {
    NormalText text = NormalText.of(policy, header.span());
    String stage = header.stage().text();
    return new Declared(policy, stage, "policy", stage, Optional.empty(), header.span(), text);
  }

  private static Declared field(CompiledPolicy policy, String stage, InputDeclaration.Field field) {
    NormalText text = NormalText.of(policy, field.span());
    return new Declared(
        policy, stage, "input", field.name().text(), Optional.empty(), field.span(), text);
  }

  private static Declared of(CompiledPolicy policy, String stage, Declaration declaration) {
    NormalText text = NormalText.of(policy, declaration.span());
    String name =
        text.tokens().stream()
            .skip(1)
            .filter(token -> token.is(TokenKind.NAME) || token.is(TokenKind.TEXT))
            .map(Token::text)
            .findFirst()
            .orElse("");
    return new Declared(
        policy,
        stage,
        text.tokens().get(0).text(),
        name,
        Optional.of(declaration),
        declaration.span(),
        text);
  }

  String key() {
    return stage + "/" + what + "/" + name;
  }

  /** The names by which others read it; weights of rules are read as scores. */
  List<String> produced() {
    if (declaration.isPresent() && declaration.get() instanceof RuleDeclaration rule) {
      return rule.action() instanceof RuleDeclaration.Score ? List.of("scores") : List.of();
    }
    if (NOT_READ.contains(what)) {
      return List.of();
    }
    if (declaration.isPresent() && declaration.get() instanceof TableDeclaration table) {
      return table.outputs().stream().map(output -> output.name().text()).toList();
    }
    return List.of(name);
  }

  /** Whether its words name one of these. */
  Set<String> names() {
    return text.names();
  }

  /** The words of its rows, where those stand in another file. */
  String rowsKey() {
    if (declaration.isPresent()
        && declaration.get() instanceof TableDeclaration table
        && table.file().isPresent()) {
      return table.rows().stream()
          .map(row -> part(row.span()).key())
          .collect(Collectors.joining("\n"));
    }
    if (declaration.isPresent()
        && declaration.get() instanceof ScorecardDeclaration card
        && card.file().isPresent()) {
      return card.characteristics().stream()
          .flatMap(characteristic -> characteristic.bins().stream())
          .map(bin -> part(bin.span()).key())
          .collect(Collectors.joining("\n"));
    }
    return "";
  }

  /** The compiled stage that it belongs to. */
  Optional<StageModel> model() {
    return policy.models().stream()
        .filter(model -> model.stage().policyName().equals(stage))
        .findFirst();
  }

  /** The words of a part of it. */
  NormalText part(SourceSpan part) {
    return NormalText.of(policy, part);
  }
}
