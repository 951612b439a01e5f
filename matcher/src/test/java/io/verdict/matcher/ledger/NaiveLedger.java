package io.verdict.matcher.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of two-phase reservations written down plainly: the twin that the ledger must equal.
 */
final class NaiveLedger {
  private record Reservation(List<Integer> chain, long amount, long timeout, long deadline) {}

  private record Resolution(Verb verb, long pending, long amount, LedgerCode answer) {}

  private enum State {
    PENDING,
    POSTED,
    RELEASED,
    EXPIRED
  }

  private final List<CounterSpec> specs = new ArrayList<>();
  private final List<Long> available = new ArrayList<>();
  private final Map<Long, Reservation> reservations = new HashMap<>();
  private final Map<Long, State> states = new HashMap<>();
  private final Map<Long, LedgerCode> refused = new HashMap<>();
  private final Map<Long, Boolean> tombstones = new HashMap<>();
  private final Map<Long, Resolution> resolutions = new HashMap<>();
  private long clock = Long.MIN_VALUE;

  void open(CounterSpec spec) {
    specs.add(spec);
    available.add(spec.limit());
  }

  long available(int counter) {
    return available.get(counter);
  }

  private long need(int counter, long amount) {
    CounterSpec spec = specs.get(counter);
    return spec.unit() == Unit.COUNT
        ? 1
        : (amount * spec.shareMillionths() + CounterSpec.WHOLE - 1) / CounterSpec.WHOLE;
  }

  private void move(Reservation reservation, long amount, int sign) {
    for (int counter : reservation.chain) {
      available.set(counter, available.get(counter) + sign * need(counter, amount));
    }
  }

  LedgerCode reserve(long id, List<Integer> chain, long amount, long timeout, long now) {
    clock = Math.max(clock, now);
    if (tombstones.containsKey(id)) {
      return LedgerCode.ALREADY_VOIDED;
    }
    if (resolutions.containsKey(id)) {
      return LedgerCode.EXISTS_DIFFERENT;
    }
    if (refused.containsKey(id)) {
      return LedgerCode.ALREADY_FAILED;
    }
    Reservation before = reservations.get(id);
    if (before != null) {
      boolean same =
          before.chain.equals(chain) && before.amount == amount && before.timeout == timeout;
      return same ? LedgerCode.EXISTS : LedgerCode.EXISTS_DIFFERENT;
    }
    for (int counter : chain) {
      if (available.get(counter) < need(counter, amount)) {
        refused.put(id, LedgerCode.INSUFFICIENT);
        return LedgerCode.INSUFFICIENT;
      }
    }
    Reservation made = new Reservation(List.copyOf(chain), amount, timeout, clock + timeout);
    move(made, amount, -1);
    reservations.put(id, made);
    states.put(id, State.PENDING);
    return LedgerCode.OK;
  }

  LedgerCode resolve(Verb verb, long id, long pending, long amount, long now) {
    clock = Math.max(clock, now);
    Resolution before = resolutions.get(id);
    if (before != null) {
      boolean same = before.verb == verb && before.pending == pending && before.amount == amount;
      LedgerCode again =
          before.answer == LedgerCode.OK ? LedgerCode.EXISTS : LedgerCode.ALREADY_FAILED;
      return same ? again : LedgerCode.EXISTS_DIFFERENT;
    }
    if (reservations.containsKey(id) || refused.containsKey(id) || tombstones.containsKey(id)) {
      return LedgerCode.EXISTS_DIFFERENT;
    }
    LedgerCode answer = settle(verb, pending, amount);
    resolutions.put(id, new Resolution(verb, pending, amount, answer));
    return answer;
  }

  private LedgerCode settle(Verb verb, long id, long amount) {
    if (tombstones.containsKey(id)) {
      return LedgerCode.ALREADY_VOIDED;
    }
    Reservation reservation = reservations.get(id);
    if (reservation == null) {
      if (verb == Verb.RELEASE && !refused.containsKey(id) && !resolutions.containsKey(id)) {
        tombstones.put(id, true);
      }
      return LedgerCode.NOT_FOUND;
    }
    long posted = amount == LedgerSession.ALL ? reservation.amount : amount;
    State state = states.get(id);
    if (state == State.POSTED) {
      return LedgerCode.ALREADY_POSTED;
    }
    if (state == State.PENDING && verb != Verb.FORCE && reservation.deadline <= clock) {
      expireOne(id);
      state = State.EXPIRED;
    }
    if (state != State.PENDING && verb != Verb.FORCE) {
      return state == State.EXPIRED ? LedgerCode.EXPIRED : LedgerCode.ALREADY_VOIDED;
    }
    if (posted > reservation.amount) {
      return LedgerCode.EXCEEDS_PENDING;
    }
    if (state == State.PENDING) {
      move(reservation, reservation.amount, 1);
    }
    if (verb != Verb.RELEASE) {
      move(reservation, posted, -1);
    }
    states.put(id, verb == Verb.RELEASE ? State.RELEASED : State.POSTED);
    return LedgerCode.OK;
  }

  private void expireOne(long id) {
    move(reservations.get(id), reservations.get(id).amount, 1);
    states.put(id, State.EXPIRED);
  }

  int expire(long now) {
    clock = Math.max(clock, now);
    int expired = 0;
    for (Map.Entry<Long, Reservation> entry : reservations.entrySet()) {
      if (states.get(entry.getKey()) == State.PENDING && entry.getValue().deadline <= clock) {
        expireOne(entry.getKey());
        expired++;
      }
    }
    return expired;
  }
}
