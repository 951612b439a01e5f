package io.verdict.rules;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.ImportedModel;
import io.verdict.rules.imports.ModelCheck;
import io.verdict.rules.imports.ModelImport;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.verification.ModelRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the files that models name, and holds a model to its verification rows. */
final class ModelFiles {
  private final Function<Literal.Text, Optional<PolicySource>> files;
  private final Diagnostics diagnostics;

  ModelFiles(Function<Literal.Text, Optional<PolicySource>> files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /** The declaration with its model, or as it was when that cannot be read; then reported. */
  ModelDeclaration read(ModelDeclaration declaration) {
    Optional<PolicySource> file = files.apply(declaration.file());
    if (file.isEmpty()) {
      return declaration;
    }
    try {
      ImportedModel model = ModelImport.read(file.get().text());
      boolean isVerified = agree(model, model.checks(), file.get().name());
      return isVerified && verify(declaration, model) ? declaration.with(model) : declaration;
    } catch (ImportFailure failure) {
      report(file.get().name(), failure);
      return declaration;
    }
  }

  private boolean verify(ModelDeclaration declaration, ImportedModel model) {
    if (declaration.verify().isEmpty()) {
      return true;
    }
    Optional<PolicySource> rows = files.apply(declaration.verify().get());
    if (rows.isEmpty()) {
      return false;
    }
    List<ModelCheck> checks = new ArrayList<>();
    try {
      checks.addAll(ModelRows.read(rows.get().text(), model));
    } catch (ImportFailure failure) {
      report(rows.get().name(), failure);
      return false;
    }
    return agree(model, checks, rows.get().name());
  }

  private boolean agree(ImportedModel model, List<ModelCheck> checks, String file) {
    if (checks.isEmpty()) {
      return true;
    }
    Optional<ModelRows.Disagreement> disagreement = ModelRows.run(model, checks);
    disagreement.ifPresent(
        found ->
            diagnostics.report(
                Diagnostic.at(
                    SourceSpan.ofFile(file),
                    PolicyCode.MODEL_DISAGREES,
                    String.valueOf(found.check().row()),
                    found.check().field(),
                    text(found.check().expected()),
                    text(found.actual()),
                    String.valueOf(found.check().tolerance()))));
    return disagreement.isEmpty();
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "missing" : String.valueOf(value);
  }

  private void report(String file, ImportFailure failure) {
    diagnostics.report(failure.diagnostic(file));
  }
}
