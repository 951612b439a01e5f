package io.verdict.replay.fit;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import java.util.Arrays;
import java.util.List;

/** One input over the rows of a sample: a long and a state each. */
final class Column {
  final Field field;

  /** The bins that a policy has for it; empty where they are to be found. */
  final List<Bin> bins;

  private final int slot;
  private long[] values = new long[1024];
  private byte[] states = new byte[1024];
  private int size;

  Column(Field field, int slot) {
    this(field, slot, List.of());
  }

  Column(Field field, int slot, List<Bin> bins) {
    this.field = field;
    this.slot = slot;
    this.bins = bins;
  }

  void add(Record record) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      states = Arrays.copyOf(states, size * 2);
    }
    states[size] = record.state(slot);
    values[size++] = record.value(slot);
  }

  boolean isPresent(int row) {
    return states[row] == Record.PRESENT;
  }

  /** The state of a row: present, missing, or a special value. */
  byte state(int row) {
    return states[row];
  }

  long value(int row) {
    return values[row];
  }
}
