package io.verdict.matcher.catalogue;

import io.verdict.engine.artifact.Product;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be different in the next version of a catalogue: products put in or replaced, by id,
 * with their terms, and products taken out.
 *
 * <p>Pausing a product is no change of the catalogue but a closed gate.
 *
 * @param products those put in or replaced
 * @param terms their terms, in the same order
 * @param retired ids of those taken out
 */
public record CatalogueChange(
    List<Product> products, List<ProductTerms> terms, List<String> retired) {
  public CatalogueChange {
    products = List.copyOf(products);
    terms = List.copyOf(terms);
    retired = List.copyOf(retired);
    if (products.size() != terms.size()) {
      throw new IllegalArgumentException("there are as many terms as products");
    }
    Set<String> ids = new HashSet<>(retired);
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      if (!product.id().equals(terms.get(i).product())
          || !product.funder().equals(terms.get(i).funder())) {
        throw new IllegalArgumentException("product " + product.id() + " has another's terms");
      }
      if (!ids.add(product.id())) {
        throw new IllegalArgumentException("product " + product.id() + " is changed twice");
      }
    }
  }

  /** One product put in or replaced. */
  public static CatalogueChange put(Product product, ProductTerms terms) {
    return new CatalogueChange(List.of(product), List.of(terms), List.of());
  }

  /** One product taken out. */
  public static CatalogueChange retire(String product) {
    return new CatalogueChange(List.of(), List.of(), List.of(product));
  }
}
