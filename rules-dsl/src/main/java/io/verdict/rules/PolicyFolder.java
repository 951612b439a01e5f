package io.verdict.rules;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policy files of one folder, read and decoded.
 *
 * <p>A file that cannot be read becomes a diagnostic of the compilation, not an exception.
 *
 * <p><b>Thread safety</b>: immutable once returned.
 */
public final class PolicyFolder {

  private static final String SUFFIX = ".policy";
  private static final String SCENARIOS = "scenarios";
  private static final String SCENARIO_SUFFIX = ".scenario";

  private final Path folder;
  private final List<PolicySource> sources = new ArrayList<>();
  private final Diagnostics diagnostics = new Diagnostics();

  private PolicyFolder(Path folder) {
    this.folder = folder;
  }

  /** Reads all files of the folder itself whose names end in {@code .policy}, in name order. */
  public static PolicyFolder read(Path folder) {
    PolicyFolder read = new PolicyFolder(folder);
    read.readAll();
    return read;
  }

  /**
   * The same folder with another text in place of a file's, for trying a change without writing it.
   *
   * @throws IllegalArgumentException if no file has the text's name
   */
  public PolicyFolder with(PolicySource changed) {
    PolicyFolder other = new PolicyFolder(folder);
    other.diagnostics.addAll(diagnostics);
    boolean isThere = false;
    for (PolicySource source : sources) {
      boolean isIt = source.name().equals(changed.name());
      other.sources.add(isIt ? changed : source);
      isThere |= isIt;
    }
    if (!isThere) {
      throw new IllegalArgumentException("the folder has no file " + changed.name());
    }
    return other;
  }

  private void readAll() {
    List<Path> files;
    try {
      files = filesOf(folder, SUFFIX);
    } catch (IOException failure) {
      report(folder.toString(), PolicyCode.FILE_UNREADABLE, TextFile.reason(failure));
      return;
    }
    if (files.isEmpty()) {
      report(folder.toString(), PolicyCode.NO_POLICY);
    }
    if (files.size() > PolicyLimits.MAX_FILES) {
      String limit = String.valueOf(PolicyLimits.MAX_FILES);
      report(folder.toString(), PolicyCode.TOO_MANY_FILES, limit);
      return;
    }
    files.forEach(this::readFile);
  }

  private void readFile(Path file) {
    String name = file.getFileName().toString();
    SourceSpan span = SourceSpan.ofFile(name);
    PolicyCode tooLarge = PolicyCode.TEXT_TOO_LARGE;
    TextFile.read(file, PolicyLimits.MAX_TEXT_BYTES, tooLarge, span, diagnostics)
        .ifPresent(text -> sources.add(PolicySource.of(name, text)));
  }

  /**
   * The text of a table's file, which lies in the folder itself.
   *
   * @param span where the policy names it, for the diagnostic if it cannot be read
   */
  Optional<PolicySource> table(String name, SourceSpan span, Diagnostics reported) {
    Path file = folder.resolve(name);
    boolean inFolder = folder.equals(file.getParent()) && !name.equals("..");
    if (!inFolder) {
      reported.report(Diagnostic.at(span, PolicyCode.FILE_UNREADABLE, "@not-in-folder"));
      return Optional.empty();
    }
    PolicyCode tooLarge = PolicyCode.FILE_TOO_LARGE;
    return TextFile.read(file, PolicyLimits.MAX_TABLE_BYTES, tooLarge, span, reported)
        .map(text -> PolicySource.of(name, text));
  }

  private void report(String file, PolicyCode code, String... arguments) {
    diagnostics.report(Diagnostic.at(SourceSpan.ofFile(file), code, arguments));
  }

  /** The folder that was read. */
  public Path folder() {
    return folder;
  }

  /**
   * The name by which scenarios extend the policy: the folder's, in letters, digits and
   * underscores.
   */
  public String policyName() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "policy" : name.toString().replaceAll("[^A-Za-z0-9_]", "_");
  }

  /**
   * A scenario's text.
   *
   * @param name its file's name without suffix
   * @param source the text; empty if it could not be read
   * @param diagnostics why it could not
   */
  record ScenarioText(String name, Optional<PolicySource> source, Diagnostics diagnostics) {}

  /** The scenarios of the folder {@value #SCENARIOS} in the folder, in name order. */
  List<ScenarioText> scenarios() {
    Path inner = folder.resolve(SCENARIOS);
    List<ScenarioText> texts = new ArrayList<>();
    if (!Files.isDirectory(inner)) {
      return texts;
    }
    try {
      for (Path file : filesOf(inner, SCENARIO_SUFFIX)) {
        String name = SCENARIOS + "/" + file.getFileName();
        Diagnostics reported = new Diagnostics();
        PolicyCode tooLarge = PolicyCode.TEXT_TOO_LARGE;
        int limit = PolicyLimits.MAX_TEXT_BYTES;
        Optional<PolicySource> source =
            TextFile.read(file, limit, tooLarge, SourceSpan.ofFile(name), reported)
                .map(text -> PolicySource.of(name, text));
        texts.add(new ScenarioText(PolicySource.of(name, "").baseName(), source, reported));
      }
    } catch (IOException failure) {
      Diagnostics reported = new Diagnostics();
      String reason = TextFile.reason(failure);
      reported.report(
          Diagnostic.at(SourceSpan.ofFile(SCENARIOS), PolicyCode.FILE_UNREADABLE, reason));
      texts.add(new ScenarioText(SCENARIOS, Optional.empty(), reported));
    }
    return texts;
  }

  /** The files of a folder whose names have a suffix; one more than there may be. */
  private static List<Path> filesOf(Path folder, String suffix) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(PolicyLimits.MAX_FILES + 1L)
          .toList();
    }
  }

  /** The files that could be read. */
  public List<PolicySource> sources() {
    return List.copyOf(sources);
  }

  /** What could not be read. */
  Diagnostics diagnostics() {
    return diagnostics;
  }
}
