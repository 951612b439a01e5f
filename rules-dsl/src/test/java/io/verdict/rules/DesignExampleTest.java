package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.artifact.WindowModel;
import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example that the language is shown with. */
class DesignExampleTest {

  private static final Path EXAMPLE = Path.of("src/test/resources/example.policy");

  @Test
  void compilesAndSaysOnlyThatItsTwoRulesDoNotReachTheBands() throws IOException {
    CompiledPolicy compiled = compiled();

    assertThat(compiled.hasErrors()).isFalse();
    assertThat(compiled.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(PolicyCode.BAND_UNREACHABLE, PolicyCode.BAND_UNREACHABLE);
  }

  @Test
  void givesTheModelThatItDescribes() throws IOException {
    StageModel model = compiled().model(Stage.FRAUD).orElseThrow();

    assertThat(model.title()).isEqualTo("Application fraud");
    assertThat(model.version()).isEqualTo(3);
    assertThat(model.zone()).isEqualTo("Asia/Shanghai");
    assertThat(model.rules()).extracting(Rule::id).containsExactly("F005", "F055");
    Rule reject = model.rules().get(0);
    assertThat(reject.outcome()).isEqualTo(Outcome.REJECT);
    assertThat(reject.onUnknown()).isEqualTo(UnknownPolicy.SKIP);
    assertThat(reject.text()).isEqualTo("ids_on_device_7d >= 3");
    WindowModel window = model.windows().get(0);
    assertThat(window.op()).isEqualTo(WindowOp.DISTINCT);
    assertThat(window.durationMillis()).isEqualTo(604_800_000L);
    assertThat(window.includesCurrent()).isTrue();
  }

  @Test
  void makesAWindowExactBecauseARejectingRuleUsesIt() throws IOException {
    assertThat(compiled().model(Stage.FRAUD).orElseThrow().windows().get(0).isExact()).isTrue();
  }

  @Test
  void readsTheTestWithItsValues() throws IOException {
    PolicyTest test = compiled().tests().get(0);

    assertThat(test.test().outcome()).contains(Outcome.APPROVE);
    int income = test.model().schema().requireSlot("income.declared");
    assertThat(test.test().given())
        .anySatisfy(
            given -> {
              assertThat(given.slot()).isEqualTo(income);
              assertThat(given.value()).isEqualTo(800_000);
            });
  }

  private static CompiledPolicy compiled() throws IOException {
    return PolicyCompiler.compile(PolicySource.of("example.policy", Files.readString(EXAMPLE)));
  }
}
