package io.verdict.rules.diff;

import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.Rule;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What exactly differs between two declarations of one name. */
final class Details {
  private Details() {}

  /** A line each; in Chinese for the constructs whose parts have Chinese names. */
  static List<String> of(Declared was, Declared now, Locale locale) {
    if (was.declaration().isPresent() && now.declaration().isPresent()) {
      Object from = was.declaration().get();
      Object to = now.declaration().get();
      if (from instanceof TableDeclaration a && to instanceof TableDeclaration b) {
        return TableDetails.of(was, a, now, b);
      } else if (from instanceof ScorecardDeclaration a && to instanceof ScorecardDeclaration b) {
        return CardDetails.of(was, a, now, b);
      } else if (from instanceof ParamDeclaration a && to instanceof ParamDeclaration b) {
        return ParamDetails.of(was, a, now, b);
      } else if (from instanceof RuleDeclaration && to instanceof RuleDeclaration) {
        return rule(was, now, locale);
      }
      List<String> details = parts(was, now, locale);
      return details.isEmpty() ? words("", was.text(), now.text(), locale) : details;
    }
    return words("", was.text(), now.text(), locale);
  }

  /** Whether only the words differ and not what they decide. */
  static boolean isReworded(Declared was, Declared now) {
    if (!was.text().upTo("when").key().equals(now.text().upTo("when").key())) {
      return false;
    }
    Optional<String> from = condition(was);
    return from.isPresent() && from.equals(condition(now)) && tail(was).equals(tail(now));
  }

  /** The words behind a product's condition. */
  private static String tail(Declared declared) {
    if (declared.declaration().orElseThrow() instanceof ProductDeclaration product) {
      return product.acceptsUnknown() + " " + product.open().map(o -> minutes(o)).orElse("");
    }
    return "";
  }

  private static String minutes(ProductDeclaration.OpenHours open) {
    return open.fromMinute() + ".." + open.toMinute();
  }

  private static Optional<String> condition(Declared declared) {
    if (declared.what().equals("rule")) {
      return declared
          .model()
          .flatMap(
              model ->
                  model.rules().stream()
                      .filter(rule -> rule.id().equals(declared.name()))
                      .map(Rule::when)
                      .findFirst()
                      .map(when -> NormalCondition.of(model, when)));
    }
    if (declared.what().equals("product")) {
      return declared
          .model()
          .flatMap(
              model ->
                  model.products().stream()
                      .filter(product -> product.id().equals(declared.name()))
                      .map(Product::accept)
                      .findFirst()
                      .map(when -> NormalCondition.of(model, when)));
    }
    return Optional.empty();
  }

  private static List<String> rule(Declared was, Declared now, Locale locale) {
    RuleDeclaration from = (RuleDeclaration) was.declaration().orElseThrow();
    RuleDeclaration to = (RuleDeclaration) now.declaration().orElseThrow();
    List<String> details = new ArrayList<>();
    NormalText formerHead = was.text().upTo("when");
    NormalText head = now.text().upTo("when");
    if (!formerHead.key().equals(head.key())) {
      boolean areNamed = ActionParts.areNamed(from.action(), to.action());
      details.addAll(
          areNamed
              ? parts(was, now, locale)
              : words(isChinese(locale) ? "处置" : "asks ", formerHead, head, locale));
    }
    NormalText formerWhen = was.part(from.condition().span());
    NormalText when = now.part(to.condition().span());
    if (!formerWhen.key().equals(when.key())) {
      details.addAll(words(isChinese(locale) ? "条件" : "when ", formerWhen, when, locale));
    }
    return details;
  }

  /** What differs by part; nothing where one of them has no parts with names. */
  private static List<String> parts(Declared was, Declared now, Locale locale) {
    Optional<Parts> from = parts(was);
    Optional<Parts> to = parts(now);
    return from.isPresent() && to.isPresent()
        ? Parts.compare(from.get(), to.get(), locale)
        : List.of();
  }

  private static Optional<Parts> parts(Declared declared) {
    Declaration it = declared.declaration().orElseThrow();
    Parts parts = null;
    if (it instanceof RuleDeclaration rule) {
      parts = ActionParts.of(declared, rule);
    } else if (it instanceof ClampDeclaration clamp) {
      parts = ActionParts.of(declared, clamp);
    } else if (it instanceof ProbeDeclaration probe) {
      parts = ActionParts.of(declared, probe);
    } else if (it instanceof StateDeclaration state) {
      parts = StateParts.of(declared, state);
    } else if (it instanceof StatesDeclaration states) {
      parts = StateParts.of(declared, states);
    } else if (it instanceof BandsDeclaration bands) {
      parts = StateParts.of(declared, bands);
    } else if (it instanceof MatrixDeclaration matrix) {
      parts = StateParts.of(declared, matrix);
    } else if (it instanceof GraphDeclaration graph) {
      parts = SourceParts.of(declared, graph);
    } else if (it instanceof ModelDeclaration model) {
      parts = SourceParts.of(declared, model);
    }
    return Optional.ofNullable(parts);
  }

  private static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  private static List<String> words(String label, NormalText was, NormalText now, Locale locale) {
    return isChinese(locale)
        ? List.of(label + "原为：" + was.shown(), label + "现为：" + now.shown())
        : words(label, was, now);
  }

  /** What was written and what is, a line each. */
  static List<String> words(String label, NormalText was, NormalText now) {
    return List.of(label + "was: " + was.shown(), label + "is:  " + now.shown());
  }
}
