package io.verdict.rules.flow;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ResultDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the slots of a policy are declared. */
final class FieldPlaces {

  private final Map<String, SourceSpan> places = new HashMap<>();
  private final SourceSpan header;

  /**
   * The places of a policy.
   *
   * @param header the place of what has none of its own
   */
  FieldPlaces(List<Declaration> declarations, SourceSpan header) {
    this.header = header;
    declarations.stream()
        .flatMap(FieldPlaces::names)
        .forEach(name -> places.putIfAbsent(name.text(), name.span()));
  }

  SourceSpan of(String field) {
    return places.getOrDefault(field, header);
  }

  private static Stream<Name> names(Declaration declaration) {
    if (declaration instanceof InputDeclaration input) {
      return input.fields().stream().map(InputDeclaration.Field::name);
    } else if (declaration instanceof TableDeclaration table) {
      return table.outputs().stream().map(TableDeclaration.Output::name);
    } else if (declaration instanceof DeriveDeclaration derive) {
      return Stream.of(derive.name());
    } else if (declaration instanceof WindowDeclaration window) {
      return Stream.of(window.name());
    } else if (declaration instanceof ScorecardDeclaration card) {
      return Stream.of(card.name());
    } else if (declaration instanceof ModelDeclaration model) {
      return Stream.of(model.name());
    } else if (declaration instanceof ResultDeclaration result) {
      return Stream.of(result.name());
    } else if (declaration instanceof TotalDeclaration total) {
      return Stream.of(total.name());
    } else if (declaration instanceof StateDeclaration state) {
      return Stream.of(state.name());
    } else if (declaration instanceof StatesDeclaration states) {
      return Stream.of(states.name());
    } else if (declaration instanceof BandsDeclaration bands) {
      return Stream.of(bands.name());
    }
    return Stream.of();
  }
}
