package io.verdict.matcher.catalogue;

import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of all products with their terms. A product's position in it is its number in
 * everything that the matcher says about this version.
 *
 * <p>A <em>whole</em> catalogue has the products of one funder together. {@link #with} makes the
 * next version: a whole one again up to {@link #OVERLAY_FROM} products, above it an overlay, which
 * keeps the numbers of the whole one, appends what is put in, and marks as gone what was replaced
 * or retired; so a change costs what it changes. After {@link #MAX_ADDED} products put in, or when
 * {@link #merged} is asked for, the overlay becomes a whole one.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class Catalogue {
  /** Most products of a catalogue. */
  public static final int MAX_PRODUCTS = 1 << 20;

  /** Above so many products the next version is an overlay. */
  public static final int OVERLAY_FROM = 4_096;

  /** Most products put in over one whole catalogue. */
  public static final int MAX_ADDED = 1_024;

  private static final int GONE = -1;

  private final long version;
  private final Schema schema;
  private final String policyZone;
  private final Catalogue whole;
  private final List<Product> products;
  private final List<ProductTerms> terms;
  private final List<String> funders;
  private final int[] funderOf;
  private final Map<String, Integer> numbers;
  private final Map<String, Integer> funderNumbers;
  private final BitSet gone;

  /** What all versions share. */
  private record Frame(Schema schema, String zone) {}

  /** A whole one. */
  private Catalogue(
      Frame frame, List<Product> unsorted, Map<String, ProductTerms> byId, long version) {
    this.version = version;
    this.schema = frame.schema;
    this.policyZone = frame.zone;
    this.whole = this;
    this.gone = new BitSet();
    List<Product> sorted = new ArrayList<>(unsorted);
    sorted.sort(Comparator.comparing(Product::funder).thenComparing(Product::id));
    this.products = List.copyOf(sorted);
    this.terms = products.stream().map(product -> byId.get(product.id())).toList();
    this.funderOf = new int[products.size()];
    this.numbers = new HashMap<>();
    this.funderNumbers = new LinkedHashMap<>();
    for (int i = 0; i < funderOf.length; i++) {
      String funder = products.get(i).funder();
      funderNumbers.putIfAbsent(funder, funderNumbers.size());
      funderOf[i] = funderNumbers.get(funder);
      numbers.put(products.get(i).id(), i);
    }
    this.funders = List.copyOf(funderNumbers.keySet());
  }

  /** An overlay. */
  private Catalogue(Catalogue before, CatalogueChange change, long version) {
    this.version = version;
    this.schema = before.schema;
    this.policyZone = before.policyZone;
    this.whole = before.whole;
    this.gone = (BitSet) before.gone.clone();
    boolean isFirst = before.whole == before;
    this.numbers = isFirst ? new HashMap<>() : new HashMap<>(before.numbers);
    this.funderNumbers =
        isFirst ? new LinkedHashMap<>() : new LinkedHashMap<>(before.funderNumbers);
    List<Product> added = new ArrayList<>(before.added());
    List<ProductTerms> addedTerms =
        new ArrayList<>(before.terms.subList(whole.size(), before.size()));
    for (String id : change.retired()) {
      gone.set(before.numberOf(id));
      numbers.put(id, GONE);
    }
    for (int i = 0; i < change.products().size(); i++) {
      Product product = change.products().get(i);
      int replaced = before.numberOf(product.id());
      if (replaced >= 0) {
        gone.set(replaced);
      }
      numbers.put(product.id(), whole.size() + added.size());
      added.add(product);
      addedTerms.add(change.terms().get(i));
    }
    this.funderOf = new int[added.size()];
    for (int i = 0; i < funderOf.length; i++) {
      String funder = added.get(i).funder();
      Integer known = whole.funderNumbers.get(funder);
      int next = whole.funderNumbers.size() + funderNumbers.size();
      funderOf[i] = known != null ? known : funderNumbers.computeIfAbsent(funder, f -> next);
    }
    this.products = new Joined<>(whole.products, List.copyOf(added));
    this.terms = new Joined<>(whole.terms, List.copyOf(addedTerms));
    this.funders = new Joined<>(whole.funders, List.copyOf(funderNumbers.keySet()));
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
    return new Catalogue(new Frame(stage.schema(), stage.zone()), stage.products(), byId, version);
  }

  /**
   * The next version.
   *
   * @param nextVersion above this one's
   * @throws IllegalArgumentException if a product to retire is not there
   */
  public Catalogue with(CatalogueChange change, long nextVersion) {
    for (String id : change.retired()) {
      if (numberOf(id) < 0) {
        throw new IllegalArgumentException("there is no product " + id + " to retire");
      }
    }
    boolean isOverlay =
        whole.size() > OVERLAY_FROM
            && size() - whole.size() + change.products().size() <= MAX_ADDED;
    return isOverlay ? new Catalogue(this, change, nextVersion) : merged(change, nextVersion);
  }

  /** The same products as a whole catalogue, numbered anew. */
  public Catalogue merged(long nextVersion) {
    return merged(new CatalogueChange(List.of(), List.of(), List.of()), nextVersion);
  }

  private Catalogue merged(CatalogueChange change, long nextVersion) {
    Set<String> replaced = new HashSet<>(change.retired());
    change.products().forEach(product -> replaced.add(product.id()));
    List<Product> joined = new ArrayList<>(change.products());
    Map<String, ProductTerms> byId = new HashMap<>();
    change.terms().forEach(each -> byId.put(each.product(), each));
    for (int i = 0; i < size(); i++) {
      if (!isGone(i) && !replaced.contains(product(i).id())) {
        joined.add(product(i));
        byId.put(product(i).id(), terms(i));
      }
    }
    if (joined.size() > MAX_PRODUCTS) {
      throw new IllegalArgumentException("a catalogue has at most " + MAX_PRODUCTS + " products");
    }
    return new Catalogue(new Frame(schema, policyZone), joined, byId, nextVersion);
  }

  /** The whole catalogue that this one lies over; itself when it is whole. */
  public Catalogue whole() {
    return whole;
  }

  /** What was put in over the whole one, replaced products included, by number. */
  public List<Product> added() {
    return products.subList(whole.size(), products.size());
  }

  /** Whether the product of a number was replaced or retired: nobody is matched with it. */
  public boolean isGone(int number) {
    return gone.get(number);
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

  /** The next number from one on whose product is gone, or -1. */
  public int nextGone(int from) {
    return gone.nextSetBit(from);
  }

  /** How many numbers are in use, those of products that are gone included. */
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

  /** The number of a product's id, or -1 when there is none or it was retired. */
  public int numberOf(String product) {
    Integer own = numbers.get(product);
    if (own != null || whole == this) {
      return own == null ? GONE : own;
    }
    return whole.numbers.getOrDefault(product, GONE);
  }

  /** The funders' ids by number. */
  public List<String> funders() {
    return funders;
  }

  /** The number of a product's funder. */
  public int funderOf(int number) {
    return number < whole.size() ? whole.funderOf[number] : funderOf[number - whole.size()];
  }
}
