package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.MergedLine.Origin;
import io.verdict.rules.source.SourceText;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.ScenarioFile;
import io.verdict.rules.syntax.TestDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of one stage that a scenario was merged into. */
final class MergedText {

  private final Stage stage;
  private final Map<String, SourceText> texts;
  private final List<MergedLine> lines = new ArrayList<>();

  private MergedText(Stage stage, Map<String, SourceText> texts) {
    this.stage = stage;
    this.texts = texts;
  }

  static List<MergedLine> of(ScenarioMerge merge, Map<String, SourceText> texts) {
    MergedText text = new MergedText(merge.base().stage(), texts);
    text.add(merge.base().header().span(), Origin.POLICY);
    for (Declaration declaration : merge.base().declarations()) {
      if (declaration instanceof ParamDeclaration param) {
        text.add(param, merge.settingsOf(param));
      } else if (!(declaration instanceof TestDeclaration)) {
        text.add(declaration.span(), Origin.POLICY);
      }
    }
    merge.added().forEach(declaration -> text.add(declaration.span(), Origin.SCENARIO));
    return text.lines;
  }

  /** What the scenario sets comes first and wins; a plain value is replaced by it. */
  private void add(ParamDeclaration param, List<ScenarioFile.Setting> settings) {
    settings.forEach(setting -> add(setting.span(), Origin.SCENARIO));
    boolean isReplaced = param.keys().isEmpty() && !settings.isEmpty();
    add(param.span(), isReplaced ? Origin.REPLACED : Origin.POLICY);
  }

  private void add(SourceSpan span, Origin origin) {
    SourceText text = texts.get(span.file());
    for (int line = span.line(); line <= span.endLine(); line++) {
      String written = text.line(line).orElse("").stripTrailing();
      lines.add(new MergedLine(stage, written, span.file(), line, origin));
    }
  }
}
