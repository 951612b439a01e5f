package io.verdict.matcher.cascade;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.quota.QuotaBook;
import java.util.Objects;

/**
 * A catalogue and the limits that go with it; an order stays with the one that it was ranked on.
 *
 * @param catalogue the products
 * @param book their limits
 */
public record Offering(Catalogue catalogue, QuotaBook book) {
  public Offering {
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(book, "book");
  }
}
