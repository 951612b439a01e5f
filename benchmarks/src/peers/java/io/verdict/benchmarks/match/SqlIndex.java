package io.verdict.benchmarks.match;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.record.Record;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SQL in memory (H2): a row a product, two columns for an attribute that products bound by one
 * interval, a column of 64 bits for each 64 values of the others; one prepared statement of a
 * condition an attribute. An index over ranges, with products counted by tests passed, was ten
 * times slower.
 */
final class SqlIndex implements AutoCloseable {
  private static final int BITS = 64;

  private final Connection connection;
  private final PreparedStatement sql;
  private final MatchData data;
  private final int attributes;

  SqlIndex(MatchData data) {
    this.data = data;
    this.attributes = data.workload.attributes();
    try {
      connection = DriverManager.getConnection("jdbc:h2:mem:products");
      fill(data.tests());
      sql = connection.prepareStatement(query());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isRange(int slot) {
    return data.workload.isOrdered(slot);
  }

  private int masks(int slot) {
    return (data.workload.values(slot) + BITS - 1) / BITS;
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (int slot = 0; slot < attributes; slot++) {
      if (isRange(slot)) {
        columns.add("low" + slot);
        columns.add("high" + slot);
      } else {
        for (int mask = 0; mask < masks(slot); mask++) {
          columns.add("m" + slot + "_" + mask);
        }
      }
    }
    return columns;
  }

  private String query() {
    return IntStream.range(0, attributes)
        .mapToObj(this::condition)
        .collect(Collectors.joining(" and ", "select id from product where ", ""));
  }

  private String condition(int slot) {
    return isRange(slot)
        ? "low" + slot + " <= ? and high" + slot + " >= ?"
        : IntStream.range(0, masks(slot))
            .mapToObj(mask -> "bitand(m" + slot + "_" + mask + ", cast(? as bigint)) <> 0")
            .collect(Collectors.joining(" or ", "(", ")"));
  }

  private void fill(SlotTest[][] tests) throws SQLException {
    List<String> columns = columns();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          columns.stream()
              .map(column -> column + " bigint")
              .collect(Collectors.joining(", ", "create table product(id int primary key, ", ")")));
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into product values (?" + ", ?".repeat(columns.size()) + ")")) {
      for (int p = 0; p < tests.length; p++) {
        int parameter = 1;
        insert.setInt(parameter++, p);
        for (int slot = 0; slot < attributes; slot++) {
          for (long value : cells(MatchData.test(tests[p], slot), slot)) {
            insert.setLong(parameter++, value);
          }
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** What a product's columns of an attribute hold. */
  private long[] cells(SlotTest test, int slot) {
    if (isRange(slot)) {
      Interval interval = test == null ? null : test.intervals().get(0);
      return interval == null
          ? new long[] {0, Long.MAX_VALUE}
          : new long[] {interval.low(), interval.high()};
    }
    long[] masks = new long[masks(slot)];
    for (int value = 0; value < data.workload.values(slot); value++) {
      if (test == null || Scan.passes(test, value)) {
        masks[value / BITS] |= 1L << value;
      }
    }
    return masks;
  }

  int list(Record record, int[] ids) {
    int count = 0;
    try {
      int parameter = 1;
      for (int slot = 0; slot < attributes; slot++) {
        long value = record.value(slot);
        if (isRange(slot)) {
          sql.setLong(parameter++, value);
          sql.setLong(parameter++, value);
        } else {
          for (int mask = 0; mask < masks(slot); mask++) {
            sql.setLong(parameter++, value / BITS == mask ? 1L << value : 0);
          }
        }
      }
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          ids[count++] = rows.getInt(1);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return count;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
