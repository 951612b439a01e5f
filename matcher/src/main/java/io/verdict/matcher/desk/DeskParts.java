package io.verdict.matcher.desk;

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
 */
public record DeskParts(
    QuotaLedger ledger,
    CascadeDriver driver,
    FunderPort funders,
    CascadePolicy policy,
    OrderListener listener) {
  public DeskParts {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(driver, "driver");
    Objects.requireNonNull(funders, "funders");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(listener, "listener");
  }

  /** Parts with the standard policy, and nobody listening to single steps. */
  public DeskParts(QuotaLedger ledger, CascadeDriver driver, FunderPort funders) {
    this(ledger, driver, funders, CascadePolicy.standard(), OrderListener.NONE);
  }
}
