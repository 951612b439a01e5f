package io.verdict.matcher.catalogue;

import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One version of all products with their terms. A product's position in it is its number in
 * everything that the matcher says about this version; the products of one funder stand together.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class Catalogue {
  /** Most products of a catalogue. */
  public static final int MAX_PRODUCTS = 1 << 20;

  private final long version;
  private final Schema schema;
  private final String policyZone;
  private final List<Product> products;
  private final List<ProductTerms> terms;
  private final List<String> funders;
  private final int[] funderOf;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Catalogue(StageModel stage, Map<String, ProductTerms> termsById, long version) {
    this.version = version;
    this.schema = stage.schema();
    this.policyZone = stage.zone();
    List<Product> sorted = new ArrayList<>(stage.products());
    sorted.sort(Comparator.comparing(Product::funder).thenComparing(Product::id));
    this.products = List.copyOf(sorted);
    this.terms = products.stream().map(product -> termsById.get(product.id())).toList();
    this.funderOf = new int[products.size()];
    Map<String, Integer> funderNumbers = new LinkedHashMap<>();
    for (int i = 0; i < funderOf.length; i++) {
      String funder = products.get(i).funder();
      funderNumbers.putIfAbsent(funder, funderNumbers.size());
      funderOf[i] = funderNumbers.get(funder);
      numbers.put(products.get(i).id(), i);
    }
    this.funders = List.copyOf(funderNumbers.keySet());
  }

  /**
   * Joins a policy's products with their terms.
   *
   * @param stage a stage MATCH
   * @param terms the terms of each product, in any order
   * @param version a number that grows with each catalogue
   * @throws IllegalArgumentException if a product has no terms, terms have no product, or the two
   *     name different funders
   */
  public static Catalogue of(StageModel stage, List<ProductTerms> terms, long version) {
    if (stage.products().size() > MAX_PRODUCTS) {
      throw new IllegalArgumentException("a catalogue has at most " + MAX_PRODUCTS + " products");
    }
    Map<String, ProductTerms> byId = new HashMap<>();
    for (ProductTerms term : terms) {
      if (byId.put(term.product(), term) != null) {
        throw new IllegalArgumentException("product " + term.product() + " has terms twice");
      }
    }
    int known = 0;
    for (Product product : stage.products()) {
      ProductTerms term = byId.get(product.id());
      if (term == null) {
        throw new IllegalArgumentException("product " + product.id() + " has no terms");
      }
      if (!term.funder().equals(product.funder())) {
        throw new IllegalArgumentException(
            "product " + product.id() + " has another funder in its terms than in the policy");
      }
      known++;
    }
    if (known != byId.size()) {
      stage.products().forEach(product -> byId.remove(product.id()));
      throw new IllegalArgumentException(
          "no product in the policy for the terms of "
              + byId.keySet().stream().sorted().limit(5).toList());
    }
    return new Catalogue(stage, byId, version);
  }

  /** Its version. */
  public long version() {
    return version;
  }

  /** The schema that the products' conditions mean. */
  public Schema schema() {
    return schema;
  }

  /** The time zone of the products' hours. */
  public String zone() {
    return policyZone;
  }

  /** Number of products. */
  public int size() {
    return products.size();
  }

  /** The products by number. */
  public List<Product> products() {
    return products;
  }

  /** The product of a number. */
  public Product product(int number) {
    return products.get(number);
  }

  /** The terms of a product. */
  public ProductTerms terms(int number) {
    return terms.get(number);
  }

  /** The number of a product's id, or -1. */
  public int numberOf(String product) {
    return numbers.getOrDefault(product, -1);
  }

  /** The funders' ids by number. */
  public List<String> funders() {
    return funders;
  }

  /** The number of a product's funder. */
  public int funderOf(int number) {
    return funderOf[number];
  }
}
