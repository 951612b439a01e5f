package io.verdict.rules.diff;

import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.Rule;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What exactly differs between two declarations of one name. */
final class Details {
  private Details() {}

  static List<String> of(Declared was, Declared now) {
    if (was.declaration().isPresent() && now.declaration().isPresent()) {
      Object from = was.declaration().get();
      Object to = now.declaration().get();
      if (from instanceof TableDeclaration a && to instanceof TableDeclaration b) {
        return TableDetails.of(was, a, now, b);
      } else if (from instanceof ScorecardDeclaration a && to instanceof ScorecardDeclaration b) {
        return CardDetails.of(was, a, now, b);
      } else if (from instanceof ParamDeclaration a && to instanceof ParamDeclaration b) {
        return ParamDetails.of(was, a, now, b);
      } else if (from instanceof RuleDeclaration a && to instanceof RuleDeclaration b) {
        return rule(was, a, now, b);
      }
    }
    return words("", was.text(), now.text());
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

  private static List<String> rule(
      Declared was, RuleDeclaration from, Declared now, RuleDeclaration to) {
    List<String> details = new ArrayList<>();
    NormalText formerHead = was.text().upTo("when");
    NormalText head = now.text().upTo("when");
    if (!formerHead.key().equals(head.key())) {
      details.addAll(words("asks ", formerHead, head));
    }
    NormalText formerWhen = was.part(from.condition().span());
    NormalText when = now.part(to.condition().span());
    if (!formerWhen.key().equals(when.key())) {
      details.addAll(words("when ", formerWhen, when));
    }
    return details;
  }

  /** What was written and what is, a line each. */
  static List<String> words(String label, NormalText was, NormalText now) {
    return List.of(label + "was: " + was.shown(), label + "is:  " + now.shown());
  }
}
