package io.verdict.matcher.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a ledger's records: little-endian longs and ints, the type beside them.
 *
 * <p><b>Thread safety</b>: confined; every session has its own. <b>Allocation</b>: none, but for a
 * counter's key.
 */
final class LedgerRecords {
  /** A reservation that holds: id, amount, deadline, timeout, answer, count, counters. */
  static final int RESERVED = 1;

  /** A reservation that was refused: as RESERVED. */
  static final int REFUSED = 2;

  /** A post or release: id, id of the reservation, amount, verb, answer. */
  static final int RESOLVED = 3;

  /** A reservation whose time was over: id, time. */
  static final int EXPIRED = 4;

  /** A counter: number, unit, share, limit, length and bytes of the key. */
  static final int COUNTER = 5;

  /** A changed limit or closure: number, limit, whether closed. */
  static final int LIMIT = 6;

  /** A balanced or rebooked reservation: as RESERVED, then kind and two references. */
  static final int RESERVED_AS = 7;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Longest record: a counter with the longest key. */
  static final int CAPACITY = 2048;

  private final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

  private LedgerRecords begin() {
    bytes.clear();
    return this;
  }

  private LedgerRecords putLong(long value) {
    bytes.putLong(value);
    return this;
  }

  private LedgerRecords putInt(int value) {
    bytes.putInt(value);
    return this;
  }

  private long append(LedgerLog log, int type) {
    return log.append(type, bytes.array(), 0, bytes.position());
  }

  static long longAt(byte[] source, int offset) {
    return (long) LONGS.get(source, offset);
  }

  static int intAt(byte[] source, int offset) {
    return (int) INTS.get(source, offset);
  }

  /** Appends a reservation as it stands in the table. */
  long reservation(LedgerLog log, int type, EntryTable table, int entry, LedgerCode answer) {
    begin().putLong(table.high(entry)).putLong(table.low(entry)).putLong(table.amount(entry));
    putLong(table.deadline(entry)).putLong(table.timeout(entry));
    putInt(answer.ordinal()).putInt(table.count(entry));
    for (int i = 0; i < table.count(entry); i++) {
      putInt(table.counter(entry, i));
    }
    if (type == RESERVED_AS) {
      putInt(table.kind(entry)).putLong(table.refHigh(entry)).putLong(table.refLow(entry));
    }
    return append(log, type);
  }

  /** Appends a post or release as it stands in the table. */
  long resolution(LedgerLog log, EntryTable table, int entry, LedgerCode answer) {
    begin().putLong(table.high(entry)).putLong(table.low(entry));
    putLong(table.refHigh(entry)).putLong(table.refLow(entry)).putLong(table.amount(entry));
    putInt((int) table.timeout(entry)).putInt(answer.ordinal());
    return append(log, RESOLVED);
  }

  long expiry(LedgerLog log, EntryTable table, int entry, long nowMillis) {
    begin().putLong(table.high(entry)).putLong(table.low(entry)).putLong(nowMillis);
    return append(log, EXPIRED);
  }

  long counter(LedgerLog log, int counter, CounterSpec spec) {
    byte[] key = spec.key().getBytes(StandardCharsets.UTF_8);
    begin().putInt(counter).putInt(spec.unit().ordinal()).putInt(spec.shareMillionths());
    putLong(spec.limit()).putInt(key.length);
    bytes.put(key);
    return append(log, COUNTER);
  }

  long limit(LedgerLog log, int counter, long limit, boolean closed) {
    begin().putInt(counter).putLong(limit).putInt(closed ? 1 : 0);
    return append(log, LIMIT);
  }
}
