package io.verdict.rules;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.checker.Reporter;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.parser.CardFileParser;
import io.verdict.rules.parser.PolicyParser;
import io.verdict.rules.parser.TableFileParser;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.source.SourceText;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The compiler of policies: texts to stage models, with every mistake of every file in one run.
 *
 * <p><b>Thread safety</b>: the static methods keep no state.
 */
public final class PolicyCompiler {

  private final Diagnostics diagnostics;
  private final TableFiles tableFiles;
  private final ModelFiles modelFiles;
  private final Map<String, SourceText> texts = new LinkedHashMap<>();
  private final List<PolicyFile> files = new ArrayList<>();

  private PolicyCompiler(Diagnostics diagnostics, TableFiles tableFiles) {
    this.diagnostics = diagnostics;
    this.tableFiles = tableFiles;
    this.modelFiles =
        new ModelFiles(
            name -> tableFiles.read(name.value(), name.span(), diagnostics), diagnostics);
  }

  /** Where the rows of a table come from that stand in a file. */
  private interface TableFiles {

    /** The file's text; empty if it cannot be read, which is then reported. */
    Optional<PolicySource> read(String name, SourceSpan span, Diagnostics diagnostics);
  }

  /** Compiles texts that together are one policy. */
  public static CompiledPolicy compile(PolicySource... sources) {
    return compile(Arrays.asList(sources));
  }

  /** Compiles texts that together are one policy. */
  public static CompiledPolicy compile(List<PolicySource> sources) {
    return new PolicyCompiler(new Diagnostics(), PolicyCompiler::noFile).compileAll(sources);
  }

  /** Compiles the policy of a folder. */
  public static CompiledPolicy compile(PolicyFolder folder) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(folder.diagnostics());
    return new PolicyCompiler(diagnostics, folder::table).compileAll(folder.sources());
  }

  /** Texts in memory have no files beside them. */
  private static Optional<PolicySource> noFile(
      String name, SourceSpan span, Diagnostics diagnostics) {
    diagnostics.report(Diagnostic.at(span, PolicyCode.FILE_UNREADABLE, "@no-such-file"));
    return Optional.empty();
  }

  private CompiledPolicy compileAll(List<PolicySource> sources) {
    Set<String> unreadable = new HashSet<>();
    for (PolicySource source : sources) {
      if (!source.isTooLarge()) {
        texts.put(source.name(), SourceText.of(source));
      }
      PolicyFile file = withTables(PolicyParser.parse(source, diagnostics));
      files.add(file);
      unreadable.addAll(file.unreadable());
    }
    PolicyParts parts = PolicyParts.of(sources, files, diagnostics);
    StageCompiler stages = new StageCompiler(parts, diagnostics);
    CompiledStages compiled = stages.compile(new Reporter(diagnostics, texts, unreadable));
    return new CompiledPolicy(
        files, diagnostics.hasErrors() ? compiled.withoutModels() : compiled, diagnostics, texts);
  }

  /** The file with the rows of its tables that stand in files of their own. */
  private PolicyFile withTables(PolicyFile file) {
    List<Declaration> declarations = new ArrayList<>();
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof ModelDeclaration model) {
        declarations.add(modelFiles.read(model));
      } else if (declaration instanceof TableDeclaration table && table.file().isPresent()) {
        declarations.add(withRows(table));
      } else if (declaration instanceof ScorecardDeclaration card && card.file().isPresent()) {
        declarations.add(withBins(card));
      } else {
        declarations.add(declaration);
      }
    }
    return new PolicyFile(file.span(), file.header(), declarations, file.unreadable());
  }

  private TableDeclaration withRows(TableDeclaration table) {
    Literal.Text name = table.file().orElseThrow();
    return tableFiles
        .read(name.value(), name.span(), diagnostics)
        .map(
            rows -> {
              texts.put(rows.name(), SourceText.of(rows));
              return TableFileParser.parse(table, rows, diagnostics);
            })
        .orElse(table);
  }

  private ScorecardDeclaration withBins(ScorecardDeclaration card) {
    Literal.Text name = card.file().orElseThrow();
    return tableFiles
        .read(name.value(), name.span(), diagnostics)
        .map(
            bins -> {
              texts.put(bins.name(), SourceText.of(bins));
              return CardFileParser.parse(card, bins, diagnostics);
            })
        .orElse(card);
  }
}
