package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.PolicyHeader;
import java.util.List;

/**
 * What the files of one policy of a stage say together.
 *
 * @param name the policy's name: that of its first file
 */
record StageParts(Stage stage, String name, PolicyHeader header, List<Declaration> declarations) {

  StageParts {
    declarations = List.copyOf(declarations);
  }
}
