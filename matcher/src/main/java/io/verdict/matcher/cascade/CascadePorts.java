package io.verdict.matcher.cascade;

import io.verdict.engine.port.Clock;
import java.util.Objects;

/**
 * All that a cascade touches beside the ledger.
 *
 * @param clock its time
 * @param timers who calls it back
 * @param funders the way to the funders
 * @param gate hears of funders that are down
 * @param quotas hears of limits that were drawn on
 * @param listener hears what becomes of orders
 */
public record CascadePorts(
    Clock clock,
    Timers timers,
    FunderPort funders,
    FunderGate gate,
    QuotaWatch quotas,
    OrderListener listener) {
  public CascadePorts {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(timers, "timers");
    Objects.requireNonNull(funders, "funders");
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(quotas, "quotas");
    Objects.requireNonNull(listener, "listener");
  }
}
