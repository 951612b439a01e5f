package io.verdict.matcher.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.engine.artifact.Product;
import io.verdict.matcher.demo.DemoFunders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  private final Catalogue demo = DemoFunders.catalogue(25, 1_000_000_00, 1);
  private final List<ProductTerms> terms = new ArrayList<>();

  CatalogueTest() {
    for (int i = 0; i < demo.size(); i++) {
      terms.add(demo.terms(i));
    }
  }

  private Catalogue join() {
    return Catalogue.of(DemoFunders.stage(demo.products()), terms, 2);
  }

  @Test
  void theProductsOfOneFunderStandTogether() {
    int changes = 0;
    for (int i = 1; i < demo.size(); i++) {
      changes += demo.funderOf(i) == demo.funderOf(i - 1) ? 0 : 1;
    }
    assertThat(changes).isEqualTo(demo.funders().size() - 1);
  }

  @Test
  void everyNumberLeadsToItsProductAndBack() {
    for (int i = 0; i < demo.size(); i++) {
      Product product = demo.product(i);
      assertThat(demo.numberOf(product.id())).isEqualTo(i);
      assertThat(demo.terms(i).product()).isEqualTo(product.id());
      assertThat(demo.funders().get(demo.funderOf(i))).isEqualTo(product.funder());
    }
    assertThat(demo.numberOf("nobody's")).isEqualTo(-1);
  }

  @Test
  void aProductWithoutTermsAndTermsWithoutAProductAreNamed() {
    ProductTerms first = terms.remove(0);
    assertThatIllegalArgumentException()
        .isThrownBy(this::join)
        .withMessageContaining(first.product() + " has no terms");
    terms.add(first);
    terms.add(renamed(first, "X_1", first.funder()));
    assertThatIllegalArgumentException().isThrownBy(this::join).withMessageContaining("X_1");
  }

  @Test
  void doubleTermsAndAnotherFunderAreNamed() {
    ProductTerms first = terms.get(0);
    terms.add(first);
    assertThatIllegalArgumentException()
        .isThrownBy(this::join)
        .withMessageContaining("terms twice");
    terms.remove(terms.size() - 1);
    terms.set(0, renamed(first, first.product(), "Z"));
    assertThatIllegalArgumentException()
        .isThrownBy(this::join)
        .withMessageContaining("another funder");
  }

  private static ProductTerms renamed(ProductTerms terms, String product, String funder) {
    return new ProductTerms(
        product,
        funder,
        terms.funderType(),
        terms.zone(),
        terms.costRate(),
        terms.feeRate(),
        terms.acceptByGrade(),
        terms.budgetShare(),
        terms.answerP50Millis(),
        terms.answerP99Millis(),
        terms.isOwnFunds(),
        terms.quotas(),
        terms.rules());
  }
}
