package io.verdict.replay.cli;

import io.verdict.engine.diagnostic.DiagnosticRenderer;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.replay.run.InputException;
import io.verdict.rules.format.PolicyFormatter;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.source.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict fmt}: policies laid out in one way. */
@Command(
    name = "fmt",
    description = {
      "Lays out policies and scenarios in one way: indents, columns of tables and cards, lines of",
      "at most 100 columns. Words and comments stay as they are; blank lines and the line breaks"
          + " of",
      "conditions are the author's. Without an option the files are rewritten.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FmtCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER|FILE", description = "policy folder or file")
  private Path path;

  @Option(
      names = "--check",
      description = "change nothing; name the files that would change, status 1 if there are any")
  private boolean isCheck;

  @Option(names = "--stdout", description = "change nothing; print the laid out text")
  private boolean isPrinted;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "language of the messages (default: en)")
  private String language = "en";

  @Override
  public Integer call() throws IOException {
    Map<Path, PolicySource> texts = new LinkedHashMap<>();
    for (Path file : PolicyTexts.withScenarios(path)) {
      texts.put(file, PolicyTexts.read(file));
    }
    Map<Path, String> formatted = format(texts);
    PrintWriter out = spec.commandLine().getOut();
    if (isPrinted) {
      formatted.values().forEach(out::print);
      out.flush();
      return 0;
    }
    int changed = 0;
    for (Map.Entry<Path, String> one : formatted.entrySet()) {
      if (!one.getValue().equals(texts.get(one.getKey()).text())) {
        changed++;
        out.println((isCheck ? "would change " : "changed ") + one.getKey());
        if (!isCheck) {
          PolicyTexts.replace(one.getKey(), one.getValue());
        }
      }
    }
    out.printf(
        Locale.ROOT, "%d files, %d %s%n", texts.size(), changed, isCheck ? "to change" : "changed");
    return isCheck && changed > 0 ? 1 : 0;
  }

  /** All texts, laid out; nothing is written if one of them has mistakes. */
  private Map<Path, String> format(Map<Path, PolicySource> texts) {
    Map<Path, String> formatted = new LinkedHashMap<>();
    Map<String, SourceText> lines = new LinkedHashMap<>();
    Diagnostics diagnostics = new Diagnostics();
    texts.forEach(
        (file, source) -> {
          lines.put(source.name(), SourceText.of(source));
          PolicyFormatter.format(source, diagnostics).ifPresent(text -> formatted.put(file, text));
        });
    if (diagnostics.hasErrors()) {
      DiagnosticRenderer renderer =
          DiagnosticRenderer.of(
              Locale.forLanguageTag(language), (file, line) -> lines.get(file).line(line));
      throw new InputException(renderer.render(diagnostics).stripTrailing());
    }
    return formatted;
  }
}
