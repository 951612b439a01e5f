package io.verdict.matcher.desk;

import io.verdict.matcher.allocation.PriceTriggers;
import io.verdict.matcher.cascade.CascadeDriver;
import io.verdict.matcher.cascade.CascadePolicy;
import io.verdict.matcher.cascade.FunderPort;
import io.verdict.matcher.cascade.OrderListener;
import io.verdict.matcher.ledger.QuotaLedger;
import java.util.Objects;

/**
 * What a desk works with.
 *
 * @param ledger the quota ledger
 * @param driver the loop that leads the orders; the desk's cascade is bound to it
 * @param funders the way to the funders
 * @param policy how patient the cascade is
 * @param listener hears every step of every order, for a journal
 * @param mind what it finds out by itself
 */
public record DeskParts(
    QuotaLedger ledger,
    CascadeDriver driver,
    FunderPort funders,
    CascadePolicy policy,
    OrderListener listener,
    Mind mind) {
  public DeskParts {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(driver, "driver");
    Objects.requireNonNull(funders, "funders");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(mind, "mind");
  }

  /**
   * What a desk finds out by itself.
   *
   * @param pricing when shadow prices are solved; null for never
   * @param grades of the segments whose chances it learns; 0 for none
   * @param seed of the chances' drawings
   * @param listener hears of it
   */
  public record Mind(PriceTriggers pricing, int grades, long seed, DeskListener listener) {
    /** Ranks by the terms and the pace of the limits alone. */
    public static final Mind NONE = new Mind(null, 0, 0, DeskListener.NONE);

    /** Prices at the standard triggers. */
    public static Mind priced() {
      return priced(PriceTriggers.standard());
    }

    /** Prices at given triggers. */
    public static Mind priced(PriceTriggers triggers) {
      return new Mind(triggers, 0, 0, DeskListener.NONE);
    }

    /** The same, and learns. */
    public Mind learning(int gradeCount, long drawingSeed) {
      return new Mind(pricing, gradeCount, drawingSeed, listener);
    }

    /** The same, heard by somebody. */
    public Mind heardBy(DeskListener hearer) {
      return new Mind(pricing, grades, seed, hearer);
    }
  }

  /** Parts with the standard policy, and nobody listening to single steps. */
  public DeskParts(QuotaLedger ledger, CascadeDriver driver, FunderPort funders) {
    this(ledger, driver, funders, CascadePolicy.standard(), OrderListener.NONE, Mind.NONE);
  }

  /** The same parts with a mind. */
  public DeskParts with(Mind other) {
    return new DeskParts(ledger, driver, funders, policy, listener, other);
  }
}
