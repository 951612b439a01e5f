package io.verdict.matcher.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of two-phase reservations written down plainly: the twin that the ledger must equal.
 */
final class NaiveLedger {
  private record Reservation(
      Asked asked, List<Integer> chain, long amount, long timeout, long deadline) {}

  /** Kind of a reservation, and what it was asked for with. */
  private record Asked(String kind, long first, long second) {}

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
    LedgerCode before = before(id, chain, timeout, new Asked("plain", amount, 0));
    return before != null
        ? before
        : hold(id, new Reservation(new Asked("plain", amount, 0), chain, amount, timeout, clock));
  }

  /** As much as there is room for, tried from the top. */
  LedgerCode reserveUpTo(
      long id, List<Integer> chain, long[] mostAndLeast, long timeout, long now) {
    clock = Math.max(clock, now);
    Asked asked = new Asked("balanced", mostAndLeast[0], mostAndLeast[1]);
    LedgerCode before = before(id, chain, timeout, asked);
    if (before != null) {
      return before;
    }
    long amount = mostAndLeast[0];
    while (amount > mostAndLeast[1] && !hasRoom(chain, List.of(), amount)) {
      amount--;
    }
    return hold(id, new Reservation(asked, chain, amount, timeout, clock));
  }

  LedgerCode rebook(long id, long pending, List<Integer> chain, long timeout, long now) {
    clock = Math.max(clock, now);
    Asked asked = new Asked("rebooked", pending, -pending);
    LedgerCode before = before(id, chain, timeout, asked);
    if (before != null) {
      return before;
    }
    Reservation old = reservations.get(pending);
    State state = states.get(pending);
    if (state == State.PENDING && old.deadline <= clock) {
      expireOne(pending);
      state = State.EXPIRED;
    }
    LedgerCode obstacle =
        tombstones.containsKey(pending)
            ? LedgerCode.ALREADY_VOIDED
            : old == null
                ? LedgerCode.NOT_FOUND
                : switch (state) {
                  case PENDING -> null;
                  case POSTED -> LedgerCode.ALREADY_POSTED;
                  case RELEASED -> LedgerCode.ALREADY_VOIDED;
                  case EXPIRED -> LedgerCode.EXPIRED;
                };
    if (obstacle == null && !hasRoom(chain, old.chain, old.amount)) {
      obstacle = LedgerCode.INSUFFICIENT;
    }
    if (obstacle != null) {
      refused.put(id, obstacle);
      return obstacle;
    }
    move(old, old.amount, 1);
    states.put(pending, State.RELEASED);
    return hold(id, new Reservation(asked, chain, old.amount, timeout, clock));
  }

  /** The answer for an id that was used before, or null. */
  private LedgerCode before(long id, List<Integer> chain, long timeout, Asked asked) {
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
    if (before == null) {
      return null;
    }
    boolean same =
        before.chain.equals(chain) && before.asked.equals(asked) && before.timeout == timeout;
    return same ? LedgerCode.EXISTS : LedgerCode.EXISTS_DIFFERENT;
  }

  private boolean hasRoom(List<Integer> chain, List<Integer> held, long amount) {
    return chain.stream().allMatch(c -> held.contains(c) || available.get(c) >= need(c, amount));
  }

  private LedgerCode hold(long id, Reservation wanted) {
    if (!hasRoom(wanted.chain, List.of(), wanted.amount)) {
      refused.put(id, LedgerCode.INSUFFICIENT);
      return LedgerCode.INSUFFICIENT;
    }
    long deadline = clock + wanted.timeout;
    Reservation made =
        new Reservation(
            wanted.asked, List.copyOf(wanted.chain), wanted.amount, wanted.timeout, deadline);
    move(made, made.amount, -1);
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
