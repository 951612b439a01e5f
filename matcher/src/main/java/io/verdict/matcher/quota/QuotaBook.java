package io.verdict.matcher.quota;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.QuotaLedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of a catalogue and the counters that stand for them now. A period's counter is opened
 * by the first order that needs it; yesterday's stay, so that what was reserved then is posted
 * there.
 *
 * <p><b>Thread safety</b>: {@link #chain} is confined to the thread that reserves; the other
 * methods may be called by any thread and are advisory.
 *
 * <p><b>Allocation</b>: none, but for the first order of a period or of a borrower.
 */
public final class QuotaBook {
  private static final QuotaRule[] NO_RULES = {};

  private final Catalogue catalogue;
  private final QuotaLedger ledger;
  private final QuotaRule[][] rulesOf;
  private final QuotaRule[][] dailyOf;

  /** The rules that have a price, by number; a later book of the same whole catalogue has more. */
  private final List<QuotaRule> priced;

  /** The rules of the whole catalogue by owner and label, and those that came over it. */
  private final Map<String, QuotaRule> shared;

  private final Map<String, QuotaRule> added;

  private QuotaBook(Catalogue catalogue, QuotaLedger ledger) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.rulesOf = new QuotaRule[catalogue.size()][];
    this.dailyOf = new QuotaRule[catalogue.size()][];
    this.priced = new ArrayList<>();
    this.shared = new HashMap<>();
    this.added = new HashMap<>();
  }

  private QuotaBook(QuotaBook before, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.ledger = before.ledger;
    this.rulesOf = Arrays.copyOf(before.rulesOf, catalogue.size());
    this.dailyOf = Arrays.copyOf(before.dailyOf, catalogue.size());
    this.priced = new ArrayList<>(before.priced);
    this.shared = before.shared;
    this.added = new HashMap<>(before.added);
  }

  /**
   * Makes the book of a catalogue. Counters that an earlier catalogue opened are found again and
   * get the new limits.
   *
   * @throws IllegalArgumentException if two products give a funder or the platform different limits
   *     of one kind, or a product has more limits than a chain takes
   */
  public static QuotaBook of(Catalogue catalogue, QuotaLedger ledger) {
    QuotaBook book = new QuotaBook(catalogue, ledger);
    for (int product = 0; product < catalogue.size(); product++) {
      book.addProduct(product, book.shared);
    }
    return book;
  }

  /** The book of the next catalogue; what it shares with this one is taken over. */
  public QuotaBook next(Catalogue next) {
    if (next.whole() != catalogue.whole()) {
      return of(next, ledger);
    }
    QuotaBook book = new QuotaBook(this, next);
    for (int product = catalogue.size(); product < next.size(); product++) {
      if (book.contradicts(product)) {
        return of(next, ledger);
      }
      book.addProduct(product, book.added);
    }
    return book;
  }

  private QuotaRule known(String key) {
    QuotaRule rule = shared.get(key);
    return rule == null ? added.get(key) : rule;
  }

  private boolean contradicts(int product) {
    ProductTerms terms = catalogue.terms(product);
    for (QuotaTerm term : terms.quotas()) {
      QuotaRule known = known(owner(terms, term) + " " + term.label());
      if (known != null && !known.term.equals(term)) {
        return true;
      }
    }
    return false;
  }

  private void addProduct(int product, Map<String, QuotaRule> to) {
    if (catalogue.isGone(product)) {
      rulesOf[product] = NO_RULES;
      dailyOf[product] = NO_RULES;
      return;
    }
    ProductTerms terms = catalogue.terms(product);
    List<QuotaRule> rules = new ArrayList<>();
    for (QuotaTerm term : terms.quotas()) {
      String owner = owner(terms, term);
      String key = owner + " " + term.label();
      QuotaRule rule = known(key);
      if (rule == null) {
        rule = new QuotaRule(owner, term, terms.zone(), ledger);
        to.put(key, rule);
      }
      if (!rule.term.equals(term)) {
        throw new IllegalArgumentException(
            terms.product() + ": another product gives " + key + " another limit");
      }
      rules.add(rule);
    }
    if (rules.size() > Chain.MAX_COUNTERS) {
      throw new IllegalArgumentException(
          terms.product() + " has more than " + Chain.MAX_COUNTERS + " limits");
    }
    rulesOf[product] = rules.toArray(QuotaRule[]::new);
    dailyOf[product] = rules.stream().filter(QuotaRule::isDaily).toArray(QuotaRule[]::new);
    for (QuotaRule rule : dailyOf[product]) {
      if (rule.number < 0) {
        rule.number = priced.size();
        priced.add(rule);
      }
    }
  }

  private static String owner(ProductTerms terms, QuotaTerm term) {
    return switch (term.scope()) {
      case PRODUCT -> "product/" + terms.product();
      case FUNDER -> "funder/" + terms.funder();
      case PLATFORM -> "platform";
    };
  }

  /**
   * Fills a chain with the counters that an order of a product takes from.
   *
   * @param product the product's number in the catalogue
   * @param order what the order is counted by
   * @param amountMinor its amount
   * @param nowMillis the time whose periods it counts for
   */
  public Chain chain(
      int product, OrderDimensions order, long amountMinor, long nowMillis, Chain chain) {
    chain.clear().amount(amountMinor);
    for (QuotaRule rule : rulesOf[product]) {
      int counter = rule.counter(order, nowMillis);
      if (counter >= 0) {
        chain.add(counter);
      }
    }
    return chain;
  }

  /**
   * What is left of a product's scarcest daily limit, as a share in millionths; 1,000,000 when it
   * has none.
   */
  public long remainingTodayMillionths(int product, long nowMillis) {
    long least = ProductTerms.ONE;
    for (QuotaRule rule : dailyOf[product]) {
      least = Math.min(least, rule.remainingMillionths(nowMillis));
    }
    return least;
  }

  /** How many limits have a price: those of a day that count everything of their owner. */
  public int pricedCount() {
    return priced.size();
  }

  /** The name of a limit that has a price. */
  public String pricedLabel(int limit) {
    return priced.get(limit).label();
  }

  /** The term of a limit that has a price. */
  public QuotaTerm pricedTerm(int limit) {
    return priced.get(limit).term;
  }

  /** What is left of a limit that has a price, on the day of a time; advisory. */
  public double pricedLeft(int limit, long nowMillis) {
    return priced.get(limit).left(nowMillis);
  }

  /** The limits of a product that have a price, the first of them at most. */
  public int[] pricedOf(int product, int most) {
    return Arrays.stream(dailyOf[product]).limit(most).mapToInt(rule -> rule.number).toArray();
  }

  /** When the first exhausted limit of a product turns; {@link Long#MIN_VALUE} if none is. */
  public long exhaustedUntilMillis(int product, long nowMillis) {
    long until = Long.MIN_VALUE;
    for (QuotaRule rule : rulesOf[product]) {
      if (rule.isExhausted(nowMillis)) {
        until = Math.max(until, rule.untilMillis());
      }
    }
    return until;
  }

  /** Names the limits of a product that have no room, for an explanation. */
  public List<String> exhausted(int product, long nowMillis) {
    List<String> labels = new ArrayList<>();
    for (QuotaRule rule : rulesOf[product]) {
      if (rule.isExhausted(nowMillis)) {
        labels.add(rule.label());
      }
    }
    return labels;
  }
}
