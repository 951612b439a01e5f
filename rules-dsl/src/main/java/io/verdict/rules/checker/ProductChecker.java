package io.verdict.rules.checker;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.rules.checked.CheckedProduct;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ProductDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The check of funders' products. */
final class ProductChecker {

  private static final int MINUTES_PER_DAY = 1440;

  private final StageContext context;
  private final Set<String> ids = new HashSet<>();
  private final List<CheckedProduct> products = new ArrayList<>();

  ProductChecker(StageContext context) {
    this.context = context;
  }

  void check(ProductDeclaration declaration) {
    Reporter reporter = context.reporter();
    if (context.stage() != Stage.MATCH) {
      throw reporter.failure(
          declaration.id().span(),
          PolicyCode.DECLARATION_OF_STAGE,
          "product",
          context.stage().policyName());
    }
    if (!ids.add(declaration.id().text())) {
      throw reporter.failure(
          declaration.id().span(), PolicyCode.DECLARED_TWICE, declaration.id().text());
    }
    int opens = 0;
    int closes = MINUTES_PER_DAY;
    if (declaration.open().isPresent()) {
      opens = declaration.open().get().fromMinute();
      closes = declaration.open().get().toMinute();
      if (opens >= closes) {
        throw reporter.failure(declaration.open().get().span(), PolicyCode.OPEN_HOURS);
      }
    }
    products.add(
        new CheckedProduct(
            declaration.id().text(),
            declaration.funder().text(),
            declaration.title().orElse(""),
            context.expressions().condition(declaration.condition()),
            declaration.acceptsUnknown() ? UnknownPolicy.HIT : UnknownPolicy.SKIP,
            opens,
            closes,
            reporter.quote(declaration.condition().span()),
            declaration.span()));
  }

  List<CheckedProduct> products() {
    return products;
  }
}
