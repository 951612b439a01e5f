package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.PolicyHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * What the files of one policy of a stage say together.
 *
 * @param stage the stage
 * @param name the policy's name: that of its first file
 * @param header the header of its first file
 * @param declarations what its files say, in order
 */
public record StageParts(
    Stage stage, String name, PolicyHeader header, List<Declaration> declarations) {

  /** Copies the list. */
  public StageParts {
    declarations = List.copyOf(declarations);
  }

  /** The same with what a further file of the policy says. */
  StageParts with(List<Declaration> further) {
    List<Declaration> together = new ArrayList<>(declarations);
    together.addAll(further);
    return new StageParts(stage, name, header, together);
  }
}
