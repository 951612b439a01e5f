package io.verdict.replay.conformance;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Type;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.imports.DmnFile;
import io.verdict.rules.imports.DmnPolicy;
import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.XmlElement;
import io.verdict.rules.source.PolicySource;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A decision of a DMN file as a program, with the record that it is run on. */
final class DmnProgram {
  private final DmnPolicy policy;
  private final Program program;
  private final Evaluation evaluation;
  private final Record record;

  private DmnProgram(DmnPolicy policy, StageModel model) {
    this.policy = policy;
    RecordLayout layout = RecordLayout.of(model.schema());
    this.program = Program.link(model, layout);
    this.evaluation = program.newEvaluation();
    this.record = layout.newRecord();
  }

  static DmnProgram of(DmnFile file, String decision) {
    DmnPolicy policy = DmnPolicy.of(file, decision);
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("dmn.policy", policy.text()));
    if (compiled.models().isEmpty()) {
      String first = compiled.render(Locale.ENGLISH).lines().findFirst().orElse("");
      throw ImportFailure.unsupported(1, first.substring(first.indexOf(' ') + 1));
    }
    return new DmnProgram(policy, compiled.models().get(0));
  }

  /** Sets the inputs that the decision reads, and runs it. */
  void fill(List<XmlElement> inputs) {
    record.clear();
    for (XmlElement input : inputs) {
      String field = policy.fields().get(input.attribute("name", ""));
      Optional<XmlElement> value =
          input.child("value").filter(each -> !each.attribute("nil", "false").equals("true"));
      if (field != null && value.isPresent()) {
        set(field, value.get());
      }
    }
    program.evaluate(record, evaluation);
  }

  private void set(String field, XmlElement value) {
    String text = value.text();
    try {
      switch (type(field).kind()) {
        case DECIMAL -> record.decimal(field, unscaled(text));
        case BOOL -> record.bool(field, text.equals("true"));
        case DATE -> record.date(field, LocalDate.parse(text));
        default -> record.symbol(field, text);
      }
    } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
      throw ImportFailure.unsupported(value.line(), "an input beyond the type of " + field);
    }
  }

  private static long unscaled(String text) {
    return new BigDecimal(text).setScale(DmnPolicy.SCALE).unscaledValue().longValueExact();
  }

  private Type type(String field) {
    RecordLayout layout = record.layout();
    return layout.schema().field(layout.slot(field)).type();
  }

  /** Whether a result, by its DMN name, is what is expected; empty is none. */
  boolean gives(String name, Optional<String> expected) {
    String field = policy.fields().get(name);
    if (field == null) {
      throw ImportFailure.unsupported(1, "result " + name);
    }
    int slot = record.layout().slot(field);
    if (!record.isPresent(slot)) {
      return expected.isEmpty();
    }
    if (expected.isEmpty()) {
      return false;
    }
    long value = record.value(slot);
    Type type = type(field);
    return switch (type.kind()) {
      case DECIMAL, INT -> isNumber(expected.get(), BigDecimal.valueOf(value, type.scale()));
      case BOOL -> expected.get().equals(String.valueOf(value == 1));
      case DATE -> expected.get().equals(LocalDate.ofEpochDay(value).toString());
      default -> expected.get().equals(policy.symbols().get(type.symbols().get((int) value)));
    };
  }

  private static boolean isNumber(String expected, BigDecimal value) {
    try {
      return new BigDecimal(expected).compareTo(value) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
