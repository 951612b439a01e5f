package io.verdict.rules.fuzz;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.RecordLayout;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Any bytes as the text of a policy: compiled or complained of, in both languages; what compiles
 * can be sealed, read and linked. Nothing is thrown.
 */
public final class PolicyTextFuzz {

  private PolicyTextFuzz() {}

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    CompiledPolicy compiled = PolicyCompiler.compile(List.of(PolicySource.of("f.policy", text)));
    compiled.render(Locale.ENGLISH);
    compiled.render(Locale.CHINESE);
    for (StageModel model : compiled.models()) {
      StageModel read = ArtifactFormat.read(ArtifactFormat.write(model)).model();
      Program.link(read, RecordLayout.of(read.schema()));
    }
  }
}
