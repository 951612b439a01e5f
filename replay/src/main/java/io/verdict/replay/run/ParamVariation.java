package io.verdict.replay.run;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.PolicyFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of a policy and the values that a search gives it.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param name the parameter
 * @param values as the policy writes them
 */
public record ParamVariation(String name, List<String> values) {
  /** Most values of one parameter. */
  public static final int MAX_VALUES = 200;

  private static final Pattern FORM = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)=(.+)");
  private static final Pattern RANGE =
      Pattern.compile(
          "(-?[0-9][0-9_]*(?:\\.[0-9]+)?)\\.\\.(-?[0-9][0-9_]*(?:\\.[0-9]+)?):([0-9][0-9_]*(?:\\.[0-9]+)?)(.*)");

  /** Copies the values. */
  public ParamVariation {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code cutoff=600..660:10}, {@code pd_cap=3.5%,4.5%} or {@code max_line=1..5:1 CNY}: what
   * follows the step of a range is put behind each value.
   *
   * @throws InputException if it is neither
   */
  public static ParamVariation parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw wrong(text);
    }
    Matcher range = RANGE.matcher(form.group(2).strip());
    List<String> values = new ArrayList<>();
    if (range.matches()) {
      BigDecimal to = number(range.group(2));
      BigDecimal step = number(range.group(3));
      String unit = range.group(4);
      BigDecimal value = number(range.group(1));
      if (step.signum() <= 0 || value.compareTo(to) > 0) {
        throw wrong(text);
      }
      for (; value.compareTo(to) <= 0 && values.size() <= MAX_VALUES; value = value.add(step)) {
        values.add(value.toPlainString() + unit);
      }
    } else {
      for (String value : form.group(2).split(",", -1)) {
        values.add(value.strip());
      }
    }
    if (values.size() > MAX_VALUES || values.stream().anyMatch(String::isEmpty)) {
      throw wrong(text);
    }
    return new ParamVariation(form.group(1), values);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace("_", ""));
  }

  private static InputException wrong(String text) {
    return new InputException(
        "--vary "
            + text
            + " is not understood;\ngive NAME=FROM..TO:STEP[UNIT] or NAME=VALUE,VALUE, at most "
            + MAX_VALUES
            + " values");
  }

  /**
   * The folder with the parameter set: of one that has lines by key, the last line, which is for
   * everything that no other names.
   *
   * @param compiled what the folder as it stands was compiled to
   * @throws InputException if no policy of the folder has the parameter
   */
  PolicyFolder set(PolicyFolder folder, CompiledPolicy compiled, String value) {
    for (PolicyFile file : compiled.files()) {
      for (Declaration declaration : file.declarations()) {
        if (declaration instanceof ParamDeclaration param && param.name().text().equals(name)) {
          SourceSpan span = param.entries().get(param.entries().size() - 1).value().span();
          PolicySource source =
              folder.sources().stream()
                  .filter(one -> one.name().equals(span.file()))
                  .findFirst()
                  .orElseThrow();
          return folder.with(PolicySource.of(source.name(), replaced(source.text(), span, value)));
        }
      }
    }
    throw new InputException(
        "no policy of the folder has a parameter "
            + name
            + ";\nsee verdict show for its parameters");
  }

  private static String replaced(String text, SourceSpan span, String value) {
    int start = offset(text, span.line(), span.column());
    int end = offset(text, span.endLine(), span.endColumn());
    return text.substring(0, start) + value + text.substring(end);
  }

  /** Columns count code points. */
  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int passed = 1; passed < line; passed++) {
      at = text.indexOf('\n', at) + 1;
    }
    return text.offsetByCodePoints(at, column - 1);
  }
}
