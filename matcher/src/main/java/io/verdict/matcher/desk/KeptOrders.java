package io.verdict.matcher.desk;

import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.List;

/**
 * The orders of one day as they came, to be matched again tomorrow as its forecast; thinned evenly
 * when they are many, so that a day costs a bounded room.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class KeptOrders {
  /** Most orders that are kept. */
  static final int MAX_ORDERS = 8_192;

  private final List<Record> records = new ArrayList<>();
  private final List<Integer> minutes = new ArrayList<>();
  private long seen;
  private int stride = 1;

  void add(Record record, int minuteOfDay) {
    if (seen++ % stride != 0) {
      return;
    }
    if (records.size() == MAX_ORDERS) {
      thin();
      if ((seen - 1) % stride != 0) {
        return;
      }
    }
    Record copy = record.layout().newRecord();
    copy.copyFrom(record);
    records.add(copy);
    minutes.add(minuteOfDay);
  }

  private void thin() {
    stride *= 2;
    for (int i = 0; i < MAX_ORDERS / 2; i++) {
      records.set(i, records.get(2 * i));
      minutes.set(i, minutes.get(2 * i));
    }
    records.subList(MAX_ORDERS / 2, MAX_ORDERS).clear();
    minutes.subList(MAX_ORDERS / 2, MAX_ORDERS).clear();
  }

  int size() {
    return records.size();
  }

  /** One of so many orders is kept. */
  int stride() {
    return stride;
  }

  Record record(int order) {
    return records.get(order);
  }

  int minute(int order) {
    return minutes.get(order);
  }
}
