package io.verdict.replay.show;

import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import java.util.List;

/** The lines that say a construct in words: a sentence, then what belongs to it. */
final class ConstructWords {
  private ConstructWords() {}

  /** The lines; none for a construct that is shown otherwise. */
  static List<Text> of(Declaration declaration) {
    if (declaration instanceof StateDeclaration state) {
      return StateWords.state(state);
    } else if (declaration instanceof StatesDeclaration states) {
      return StateWords.states(states);
    } else if (declaration instanceof BandsDeclaration bands) {
      return StateWords.bands(bands);
    } else if (declaration instanceof MatrixDeclaration matrix) {
      return MatrixWords.of(matrix);
    } else if (declaration instanceof GraphDeclaration graph) {
      return SourceWords.graph(graph);
    } else if (declaration instanceof ModelDeclaration model) {
      return SourceWords.model(model);
    } else if (declaration instanceof ClampDeclaration clamp) {
      return ActionWords.clamp(clamp);
    } else if (declaration instanceof ProbeDeclaration probe) {
      return ActionWords.probe(probe);
    }
    return List.of();
  }
}
