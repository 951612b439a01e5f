package io.verdict.rules.diff;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.StageParts;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
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
import java.util.stream.Stream;

/**
 * One declaration of a policy, or one field of an input, as the comparison sees it.
 *
 * @param policy the policy
 * @param stage its stage, as policies name it; with the policy's name behind it where the policy is
 *     on trial, and {@code flow} for the flow
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
  private static final String FLOW = "flow";
  private static final char TRIAL = ':';
  private static final Set<String> NOT_READ = Set.of("policy", FLOW, "product", "test", "reason");

  /** All declarations of a folder by stage, word and name: its flow, then policy by policy. */
  static Map<String, Declared> all(CompiledPolicy policy) {
    Map<String, Declared> all = new LinkedHashMap<>();
    policy.flow().ifPresent(flow -> put(all, of(policy, FLOW, flow.declaration())));
    for (StageParts parts : policy.policies()) {
      String stage = stage(policy, parts);
      for (PolicyFile file : policy.files()) {
        boolean isOf = file.header().filter(header -> isOf(header, parts.header())).isPresent();
        if (isOf) {
          put(all, header(policy, stage, file.header().get()));
          declarations(policy, stage, file).forEach(one -> put(all, one));
        }
      }
    }
    return all;
  }

  /** The stage, and which of its policies where it is not the one that decides. */
  private static String stage(CompiledPolicy policy, StageParts parts) {
    String stage = parts.stage().policyName();
    boolean decides = policy.models().stream().anyMatch(model -> model.name().equals(parts.name()));
    return decides ? stage : stage + TRIAL + parts.name();
  }

  private static boolean isOf(PolicyHeader header, PolicyHeader policy) {
    return header.stage().text().equals(policy.stage().text())
        && header.title().equals(policy.title())
        && header.version() == policy.version();
  }

  private static Stream<Declared> declarations(
      CompiledPolicy policy, String stage, PolicyFile file) {
    return file.declarations().stream()
        .flatMap(
            declaration ->
                declaration instanceof InputDeclaration input
                    ? input.fields().stream().map(field -> field(policy, stage, field))
                    : Stream.of(of(policy, stage, declaration)));
  }

  private static void put(Map<String, Declared> all, Declared declared) {
    all.putIfAbsent(declared.key(), declared);
  }

  private static Declared header(CompiledPolicy policy, String stage, PolicyHeader header) {
    NormalText text = NormalText.of(policy, header.span());
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

  /** The policy that it belongs to if that one is on trial; empty for what decides. */
  String trial() {
    int separator = stage.indexOf(TRIAL);
    return separator < 0 ? "" : stage.substring(separator + 1);
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

  /** The words of its rows or what its model is, where those stand in another file. */
  String rowsKey() {
    if (declaration.isPresent() && declaration.get() instanceof ModelDeclaration model) {
      return model.model().map(ModelContent::of).orElse("");
    }
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
    if (!trial().isEmpty()) {
      return policy.model(trial());
    }
    return policy.models().stream()
        .filter(model -> model.stage().policyName().equals(stage))
        .findFirst();
  }

  /** The bands of a name in their order; none where no such bands are declared in its stage. */
  List<String> bands(String name) {
    return policy.policies().stream()
        .filter(parts -> stage(policy, parts).equals(stage))
        .flatMap(parts -> parts.declarations().stream())
        .filter(BandsDeclaration.class::isInstance)
        .map(BandsDeclaration.class::cast)
        .filter(bands -> bands.name().text().equals(name))
        .flatMap(bands -> bands.bands().stream())
        .map(band -> band.name().text())
        .toList();
  }

  /** The words of a part of it. */
  NormalText part(SourceSpan part) {
    return NormalText.of(policy, part);
  }
}
