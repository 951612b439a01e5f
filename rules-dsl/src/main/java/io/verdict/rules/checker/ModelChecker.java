package io.verdict.rules.checker;

import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.artifact.TreeOutput;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.NearestName;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.imports.ImportedModel;
import io.verdict.rules.syntax.ModelDeclaration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check of imported models: every input that a tree tests is bound to a slot. */
final class ModelChecker {

  private final StageContext context;
  private final ModelInputs inputs;
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final List<Bound> bound = new ArrayList<>();

  ModelChecker(StageContext context) {
    this.context = context;
    this.inputs = new ModelInputs(context);
  }

  private record Declared(ModelDeclaration declaration, List<TreeOutput> outputs) {}

  /** A model whose inputs have their slots; codes get their categories when all are known. */
  private record Bound(Declared declared, List<ModelInputs.Binding> bindings) {}

  /** Gives the results their slots. */
  void declare(ModelDeclaration declaration) {
    List<TreeOutput> outputs = new ArrayList<>();
    Field result = Field.computed(declaration.name().text(), Type.float64(), Role.RESULT);
    int slot = context.scope().declare(result, declaration.name().span());
    outputs.add(new TreeOutput(slot, declaration.group(), false));
    declaration
        .margin()
        .ifPresent(
            name -> {
              Field field = Field.computed(name.text(), Type.float64(), Role.RESULT);
              int margin = context.scope().declare(field, name.span());
              outputs.add(new TreeOutput(margin, declaration.group(), true));
            });
    declared.put(declaration.name().text(), new Declared(declaration, outputs));
  }

  void checkAll() {
    for (Declared each : declared.values()) {
      context.reporter().attempt(() -> bound.add(check(each)));
    }
  }

  private Bound check(Declared model) {
    ModelDeclaration declaration = model.declaration();
    ImportedModel file = declaration.model().orElseThrow(() -> new CheckFailure(Optional.empty()));
    if (declaration.group() >= file.sum().bases().size()) {
      String count = String.valueOf(file.sum().bases().size());
      throw context.reporter().failure(declaration.name().span(), PolicyCode.MODEL_CLASS, count);
    }
    Map<String, ModelDeclaration.Input> byFeature = new HashMap<>();
    boolean isSound = true;
    for (ModelDeclaration.Input input : declaration.inputs()) {
      isSound &= context.reporter().attempt(() -> requireKnown(input, file, byFeature));
    }
    BitSet tested = file.tested();
    BitSet categorical = file.categorical();
    List<ModelInputs.Binding> bindings = new ArrayList<>();
    for (int i = 0; i < file.inputs().size(); i++) {
      int number = i;
      ModelDeclaration.Input input = byFeature.get(file.inputs().get(i));
      if (input == null && tested.get(i)) {
        isSound = false;
        context
            .reporter()
            .report(
                declaration.name().span(), PolicyCode.MODEL_INPUT_MISSING, file.inputs().get(i));
      }
      if (input != null) {
        boolean isSet = categorical.get(i);
        List<String> symbols = file.symbols().get(i);
        isSound &=
            context
                .reporter()
                .attempt(() -> bindings.add(inputs.bind(input, number, isSet, symbols)));
      }
    }
    if (!isSound) {
      throw new CheckFailure(Optional.empty());
    }
    return new Bound(model, bindings);
  }

  private void requireKnown(
      ModelDeclaration.Input input,
      ImportedModel file,
      Map<String, ModelDeclaration.Input> byFeature) {
    String feature = input.feature().value();
    if (!file.inputs().contains(feature)) {
      throw context
          .reporter()
          .failure(
              input.feature().span(),
              PolicyCode.MODEL_INPUT_UNKNOWN,
              feature,
              NearestName.of(feature, file.inputs()));
    }
    if (byFeature.put(feature, input) != null) {
      throw context.reporter().failure(input.feature().span(), PolicyCode.DECLARED_TWICE, feature);
    }
  }

  /** The ensembles, once every symbol that the policy names is known. */
  List<TreeEnsemble> ensembles() {
    List<TreeEnsemble> ensembles = new ArrayList<>();
    for (Bound model : bound) {
      ModelDeclaration declaration = model.declared().declaration();
      ImportedModel file = declaration.model().orElseThrow();
      int[] positions = new int[file.inputs().size()];
      List<TreeInput> slots = new ArrayList<>();
      for (ModelInputs.Binding binding : model.bindings()) {
        positions[binding.input()] = slots.size();
        slots.add(inputs.treeInput(binding, file.inputs().get(binding.input())));
      }
      ensembles.add(
          file.bind(declaration.name().text(), slots, positions, model.declared().outputs()));
    }
    return ensembles;
  }

  /** What each result is computed from, for the levels. */
  void addTo(Levels levels) {
    for (Bound model : bound) {
      for (TreeOutput output : model.declared().outputs()) {
        for (ModelInputs.Binding binding : model.bindings()) {
          levels.add(output.slot(), binding.slot());
        }
      }
    }
  }

  /** Whether a slot of this kind can be an input. */
  static boolean isInput(Kind kind) {
    return kind != Kind.KEY && kind != Kind.SET;
  }
}
