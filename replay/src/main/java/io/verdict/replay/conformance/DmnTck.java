package io.verdict.replay.conformance;

import io.verdict.rules.imports.DmnFile;
import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.XmlElement;
import io.verdict.rules.imports.XmlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one folder of the DMN TCK: its decision tables become a policy, which is compiled and run
 * like any other; a test case passes if every result node is what it expects.
 */
final class DmnTck {
  private final DmnFile file;
  private final Map<String, DmnProgram> programs = new HashMap<>();

  private DmnTck(DmnFile file) {
    this.file = file;
  }

  static FolderResult run(String folder, Path dmn, List<Path> tests) {
    Tally tally = new Tally();
    DmnTck tck = null;
    String reason = "";
    try {
      tck = new DmnTck(DmnFile.read(Conformance.text(dmn)));
    } catch (ImportFailure failure) {
      reason = dmn.getFileName() + ", line " + failure.line() + ": " + failure.element();
    } catch (IOException failure) {
      reason = failure.getMessage();
    }
    for (Path test : tests) {
      try {
        XmlElement root = XmlReader.read(Conformance.text(test));
        for (XmlElement testCase : root.children("testCase")) {
          if (tck == null) {
            tally.unsupported(reason);
          } else {
            tck.run(testCase, tally);
          }
        }
      } catch (ImportFailure | IOException failure) {
        tally.unsupported(test.getFileName() + ": " + failure.getMessage());
      }
    }
    return tally.result(folder);
  }

  private void run(XmlElement testCase, Tally tally) {
    String id = "case " + testCase.attribute("id", "?");
    try {
      for (XmlElement node : testCase.children("resultNode")) {
        Optional<String> wrong = wrong(testCase, node);
        if (wrong.isPresent()) {
          tally.fail(id + ": " + wrong.get());
          return;
        }
      }
      tally.pass();
    } catch (ImportFailure unsupported) {
      tally.unsupported(unsupported.element());
    }
  }

  /** What is wrong with a result; empty if nothing is. */
  private Optional<String> wrong(XmlElement testCase, XmlElement node) {
    String decision = node.attribute("name", "");
    DmnProgram program = programs.get(decision);
    if (program == null) {
      program = DmnProgram.of(file, decision);
      programs.put(decision, program);
    }
    program.fill(testCase.children("inputNode"));
    XmlElement expected = node.child("expected").orElse(node);
    for (XmlElement component : expected.children("component")) {
      String name = decision + "." + component.attribute("name", "");
      if (!program.gives(name, value(component))) {
        return Optional.of(name);
      }
    }
    boolean isPlain = expected.children("component").isEmpty();
    return isPlain && !program.gives(decision, value(expected))
        ? Optional.of(decision)
        : Optional.empty();
  }

  /** The value of an element; empty for none. */
  private static Optional<String> value(XmlElement element) {
    return element
        .child("value")
        .filter(value -> !value.attribute("nil", "false").equals("true"))
        .map(XmlElement::text);
  }
}
