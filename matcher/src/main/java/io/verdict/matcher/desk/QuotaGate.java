package io.verdict.matcher.desk;

import io.verdict.matcher.cascade.CascadeDriver;
import io.verdict.matcher.cascade.Offering;
import io.verdict.matcher.cascade.QuotaWatch;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.index.Gate;
import io.verdict.matcher.index.Matcher;
import java.util.TreeSet;

/**
 * Closes a product's quota gate when a limit of it is used up, and opens it when something has come
 * back or the period turns. A hint that saves attempts; the ledger decides.
 */
final class QuotaGate implements QuotaWatch {
  private final Matcher matcher;
  private final CascadeDriver driver;
  private final TreeSet<Integer> closed = new TreeSet<>();

  QuotaGate(Matcher matcher, CascadeDriver driver) {
    this.matcher = matcher;
    this.driver = driver;
  }

  /** Forgets what was closed under the old numbers; the limits are found used up again. */
  void reset() {
    for (int product : closed) {
      if (product < matcher.catalogue().size()) {
        matcher.set(Gate.QUOTA_OK, product, true);
      }
    }
    closed.clear();
  }

  @Override
  public void touched(Offering offering, int product, long nowMillis) {
    Catalogue catalogue = offering.catalogue();
    if (catalogue != matcher.catalogue()) {
      return;
    }
    long until = offering.book().exhaustedUntilMillis(product, nowMillis);
    if (until > nowMillis) {
      if (closed.add(product)) {
        matcher.set(Gate.QUOTA_OK, product, false);
        driver.at(until, () -> touched(offering, product, driver.millis()));
      }
    } else if (!closed.isEmpty()) {
      openFunder(offering, catalogue.funderOf(product), nowMillis);
    }
  }

  /** A funder's limit may have kept its other products closed as well. */
  private void openFunder(Offering offering, int funder, long nowMillis) {
    closed.removeIf(
        product -> {
          boolean isOver =
              offering.catalogue().funderOf(product) == funder
                  && offering.book().exhaustedUntilMillis(product, nowMillis) <= nowMillis;
          if (isOver) {
            matcher.set(Gate.QUOTA_OK, product, true);
          }
          return isOver;
        });
  }
}
