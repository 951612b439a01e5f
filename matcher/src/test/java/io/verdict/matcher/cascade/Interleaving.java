package io.verdict.matcher.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.matcher.ledger.LedgerLog;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One path through what can happen to one order: at each step one of the enabled actions. */
final class Interleaving implements FunderPort {
  private enum Standing {
    ABSENT,
    APPROVED,
    DECLINED,
    PAID,
    OFF
  }

  /** A message on its way, to a funder or from one. */
  private record Message(boolean isToFunder, String what, int attempt) {}

  private static final CascadePolicy POLICY =
      new CascadePolicy(5, 8_000, 2_000, 4_000, 100_000, 0, 0, 0, 1_000, 900_000, true, 500_000);

  private final Rig rig;
  private final MatchOrder order;
  private final List<Message> messages = new ArrayList<>();
  private final TreeMap<Integer, Standing> files = new TreeMap<>();
  private final List<Runnable> actions = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private final boolean isRich;
  private int losses;
  private boolean mayCancel;
  private boolean isOperatorDone;

  Interleaving(int funders, int losses, boolean mayCancel, boolean isRich) {
    this.rig = new Rig(funders, POLICY, LedgerLog.NONE, 32);
    this.losses = losses;
    this.mayCancel = mayCancel;
    this.isRich = isRich;
    rig.port = this;
    this.order = rig.start(1);
  }

  /** How many actions can come next. */
  int enabled() {
    actions.clear();
    if (order.state().isTerminal() && messages.isEmpty()) {
      return 0;
    }
    rig.timers.removeIf(
        timer ->
            timer.attempt() != order.attempt().number()
                || timer.atMillis() < order.waitUntilMillis); // these do nothing any more
    settleWhatChangesNothing();
    for (Message message : messages) {
      addDeliveries(message);
    }
    if (!order.state().isTerminal() && !rig.timers.isEmpty()) {
      actions.add(this::ring);
    }
    if (mayCancel && !order.state().isTerminal()) {
      actions.add(this::cancelByUser);
    }
    if (order.state() == OrderState.MANUAL && messages.isEmpty() && !isOperatorDone) {
      actions.clear();
      actions.add(this::operate);
    }
    return actions.size();
  }

  /**
   * Old queries and old answers change nothing, whenever they arrive, so they arrive at once: that
   * keeps the number of interleavings small.
   */
  private void settleWhatChangesNothing() {
    int present = order.attempt().number();
    for (Message message : List.copyOf(messages)) {
      boolean isOld = message.attempt < present;
      if (isOld && message.isToFunder && message.what.equals("query")) {
        messages.remove(message);
      } else if (isOld && !message.isToFunder && !message.what.equals("DISBURSED")) {
        OrderState before = order.state();
        deliver(message);
        assertThat(order.state()).as("after %s", trace).isEqualTo(before);
      }
    }
  }

  /** A message that is on its way already is not sent twice: every receiver takes it as one. */
  private void send(Message message) {
    if (!messages.contains(message)) {
      messages.add(message);
    }
  }

  void take(int choice) {
    actions.get(choice).run();
  }

  private void addDeliveries(Message message) {
    if (losses > 0) {
      actions.add(
          () -> {
            losses--;
            messages.remove(message);
            trace.add("lost " + message);
          });
    }
    if (!message.isToFunder) {
      actions.add(() -> deliver(message));
      return;
    }
    Standing standing = files.getOrDefault(message.attempt, Standing.ABSENT);
    if (message.what.equals("apply") && standing == Standing.ABSENT) {
      actions.add(() -> atFunder(message, Standing.APPROVED, FunderAnswer.APPROVED));
      actions.add(() -> atFunder(message, Standing.DECLINED, FunderAnswer.DECLINED));
      if (isRich) {
        actions.add(() -> atFunder(message, Standing.APPROVED, FunderAnswer.COUNTER_OFFERED));
        actions.add(() -> atFunder(message, Standing.OFF, FunderAnswer.BUSY));
      }
    } else if (message.what.equals("disburse") && standing == Standing.APPROVED) {
      actions.add(() -> atFunder(message, Standing.PAID, FunderAnswer.DISBURSED));
      actions.add(() -> atFunder(message, Standing.DECLINED, FunderAnswer.DISBURSE_FAILED));
      if (isRich) {
        actions.add(() -> atFunder(message, Standing.APPROVED, FunderAnswer.ERROR));
      }
    } else if (message.what.equals("cancel")) {
      boolean isPaid = standing == Standing.PAID;
      actions.add(() -> atFunder(message, isPaid ? standing : Standing.OFF, null));
    } else {
      actions.add(() -> atFunder(message, standing, word(standing)));
    }
  }

  private static FunderAnswer word(Standing standing) {
    return switch (standing) {
      case ABSENT -> FunderAnswer.NOT_FOUND;
      case APPROVED -> FunderAnswer.APPROVED;
      case DECLINED, OFF -> FunderAnswer.DECLINED;
      case PAID -> FunderAnswer.DISBURSED;
    };
  }

  private void atFunder(Message message, Standing next, FunderAnswer answer) {
    trace.add(message + " -> " + answer);
    messages.remove(message);
    if (next != Standing.ABSENT) {
      files.put(message.attempt, next);
    }
    if (answer != null) {
      send(new Message(false, answer.name(), message.attempt));
    }
  }

  private void deliver(Message message) {
    trace.add("heard " + message);
    messages.remove(message);
    FunderAnswer answer = FunderAnswer.valueOf(message.what);
    long amount = answer == FunderAnswer.COUNTER_OFFERED ? Rig.AMOUNT * 3 / 4 : 0;
    rig.cascade.onFunder(new FunderEvent(1, message.attempt, answer, amount));
  }

  private void ring() {
    trace.add("timer");
    rig.ring();
  }

  private void cancelByUser() {
    trace.add("cancel");
    mayCancel = false;
    rig.cascade.onUser(1, UserAction.CANCEL);
  }

  /** Nothing is on its way any more: a person finds out what the funder's books say. */
  private void operate() {
    trace.add("operator");
    isOperatorDone = true;
    boolean isPaid = files.get(order.attempt().number()) == Standing.PAID;
    if (!isPaid) {
      files.put(order.attempt().number(), Standing.OFF);
    }
    rig.cascade.onOperator(1, isPaid ? order.agreedMinor : 0);
    isOperatorDone = false;
  }

  private int paid() {
    return (int) files.values().stream().filter(s -> s == Standing.PAID).count();
  }

  void requireSound() {
    assertThat(paid()).as("payments after %s", trace).isLessThanOrEqualTo(1);
    assertThat(rig.pending()).as("reservations after %s", trace).isLessThanOrEqualTo(1);
    assertThat(rig.ledger.reconcile()).as("after %s", trace).isZero();
  }

  void requireEnd() {
    assertThat(order.state().isTerminal()).as("%s after %s", order, trace).isTrue();
    assertThat(order.state() == OrderState.DISBURSED)
        .as("what is told and what was paid after %s", trace)
        .isEqualTo(paid() == 1);
    assertThat(order.isPaidTwice()).as("after %s", trace).isFalse();
    assertThat(rig.pending()).as("reservations left after %s", trace).isZero();
    long taken = 0;
    for (int funder = 0; funder < rig.funders; funder++) {
      taken += Rig.LIMIT - rig.available(funder);
    }
    assertThat(taken).as("quota used after %s", trace).isEqualTo(order.disbursedMinor());
  }

  /** Everything that decides what can still happen. */
  String digest() {
    StringBuilder digest = new StringBuilder(200);
    digest.append(order.state()).append(order.attempt().number()).append(order.payRequests);
    digest.append(order.isHeard).append(order.isCancelWanted).append(order.agreedMinor);
    digest.append(order.waitUntilMillis - rig.nowMillis).append('/');
    digest.append(order.unknownMillis - rig.nowMillis).append(files).append(losses);
    digest.append(mayCancel);
    messages.stream().map(Message::toString).sorted().forEach(digest::append);
    for (Rig.Timer timer : rig.timers) {
      digest.append(timer.kind()).append(timer.atMillis() - rig.nowMillis);
    }
    return digest.toString();
  }

  @Override
  public void apply(Attempt attempt) {
    send(new Message(true, "apply", attempt.number()));
  }

  @Override
  public void disburse(Attempt attempt, long amountMinor) {
    send(new Message(true, "disburse", attempt.number()));
  }

  @Override
  public void query(Attempt attempt) {
    send(new Message(true, "query", attempt.number()));
  }

  @Override
  public void cancel(Attempt attempt) {
    send(new Message(true, "cancel", attempt.number()));
  }
}
