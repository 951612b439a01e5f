package io.verdict.matcher.simulation;

import io.verdict.matcher.cascade.Attempt;
import io.verdict.matcher.cascade.CascadeDriver;
import io.verdict.matcher.cascade.FunderAnswer;
import io.verdict.matcher.cascade.FunderEvent;
import io.verdict.matcher.cascade.FunderPort;
import java.util.HashMap;
import java.util.Map;

/**
 * All funders of a simulation behind the funder port, on the simulation's own clock.
 *
 * <p>Their books say who was really paid, whatever was told: {@link #paidTwice} and {@link
 * #paidMinor} are what a cascade is judged by.
 *
 * <p><b>Thread safety</b>: confined to the driver's thread.
 */
public final class SimulatedFunders implements FunderPort {
  private enum Standing {
    ABSENT,
    APPLIED,
    APPROVED,
    DECLINED,
    PAYING,
    PAID,
    OFF
  }

  private static final class File {
    private final FunderPlan plan;
    private Standing standing = Standing.ABSENT;
    private long amountMinor;

    private File(FunderPlan plan) {
      this.plan = plan;
    }
  }

  private record Key(long order, int number) {}

  private static final long QUERY_MILLIS = 150;

  private final CascadeDriver driver;
  private final FunderBehaviour behaviour;
  private final Map<Key, File> files = new HashMap<>();
  private final Map<Long, Integer> payments = new HashMap<>();
  private final Map<String, Long> paidByProduct = new HashMap<>();
  private long paidTwice;

  /** Funders that act as a behaviour says. */
  public SimulatedFunders(CascadeDriver driver, FunderBehaviour behaviour) {
    this.driver = driver;
    this.behaviour = behaviour;
  }

  /** Orders that more than one attempt was paid for. */
  public long paidTwice() {
    return paidTwice;
  }

  /** Whether an order was paid. */
  public boolean isPaid(long order) {
    return payments.containsKey(order);
  }

  /** Orders that were paid. */
  public int paidOrders() {
    return payments.size();
  }

  /** What was paid for a product's orders. */
  public long paidMinor(String product) {
    return paidByProduct.getOrDefault(product, 0L);
  }

  @Override
  public void apply(Attempt attempt) {
    Key key = new Key(attempt.order(), attempt.number());
    File known = files.get(key);
    if (known != null) {
      answerLater(attempt, known, known.plan.answerMillis());
      return;
    }
    FunderPlan plan = behaviour.plan(attempt, driver.millis());
    File file = new File(plan);
    files.put(key, file);
    if (plan.isLost() || behaviour.isDown(attempt.funder(), driver.millis())) {
      return;
    }
    if (plan.isBusy()) {
      send(attempt, FunderAnswer.BUSY, 0, plan.answerMillis());
      return;
    }
    file.standing = Standing.APPLIED;
    driver.at(driver.millis() + plan.answerMillis(), () -> decide(attempt, file));
  }

  private void decide(Attempt attempt, File file) {
    if (file.standing != Standing.APPLIED) {
      return;
    }
    file.standing = file.plan.isTaken() ? Standing.APPROVED : Standing.DECLINED;
    if (!file.plan.isSilent() && !behaviour.isDown(attempt.funder(), driver.millis())) {
      answerLater(attempt, file, 0);
    }
  }

  @Override
  public void disburse(Attempt attempt, long amountMinor) {
    File file = files.get(new Key(attempt.order(), attempt.number()));
    if (file == null || behaviour.isDown(attempt.funder(), driver.millis())) {
      return;
    }
    if (file.standing == Standing.APPROVED) {
      file.standing = Standing.PAYING;
      file.amountMinor = amountMinor;
      driver.at(driver.millis() + file.plan.payMillis(), () -> pay(attempt, file));
    } else {
      answerLater(attempt, file, QUERY_MILLIS);
    }
  }

  private void pay(Attempt attempt, File file) {
    file.standing = Standing.PAID;
    int count = payments.merge(attempt.order(), 1, Integer::sum);
    paidTwice += count == 2 ? 1 : 0;
    paidByProduct.merge(attempt.product(), file.amountMinor, Long::sum);
    if (!file.plan.isPaySilent() && !behaviour.isDown(attempt.funder(), driver.millis())) {
      answerLater(attempt, file, 0);
    }
  }

  @Override
  public void query(Attempt attempt) {
    if (!behaviour.isDown(attempt.funder(), driver.millis())) {
      File file = files.get(new Key(attempt.order(), attempt.number()));
      answerLater(attempt, file, QUERY_MILLIS);
    }
  }

  @Override
  public void cancel(Attempt attempt) {
    File file = files.get(new Key(attempt.order(), attempt.number()));
    boolean isTooLate =
        file == null || file.standing == Standing.PAYING || file.standing == Standing.PAID;
    if (!isTooLate && !behaviour.isDown(attempt.funder(), driver.millis())) {
      file.standing = Standing.OFF;
    }
  }

  private void answerLater(Attempt attempt, File file, long delayMillis) {
    switch (file.standing) {
      case ABSENT -> send(attempt, FunderAnswer.NOT_FOUND, 0, delayMillis);
      case APPLIED, PAYING -> send(attempt, FunderAnswer.IN_PROGRESS, 0, delayMillis);
      case APPROVED -> {
        boolean isFull = file.plan.counterMinor() == 0;
        FunderAnswer answer = isFull ? FunderAnswer.APPROVED : FunderAnswer.COUNTER_OFFERED;
        send(attempt, answer, file.plan.counterMinor(), delayMillis);
      }
      case DECLINED, OFF -> send(attempt, FunderAnswer.DECLINED, 0, delayMillis);
      case PAID -> send(attempt, FunderAnswer.DISBURSED, file.amountMinor, delayMillis);
    }
  }

  private void send(Attempt attempt, FunderAnswer answer, long amountMinor, long delayMillis) {
    FunderEvent event = new FunderEvent(attempt.order(), attempt.number(), answer, amountMinor);
    driver.at(driver.millis() + delayMillis, () -> driver.offer(event));
  }
}
