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
import java.util.Arrays;
import java.util.List;

/**
 * SQL in memory (H2): a table of accepted value ranges with an index, one prepared statement that
 * counts the tests which each product passes.
 */
final class SqlIndex implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement sql;
  private final List<Integer> slots = new ArrayList<>();

  SqlIndex(MatchData data) {
    SlotTest[][] tests = data.tests();
    for (int slot = 0; slot < data.workload.layout.size(); slot++) {
      int at = slot;
      if (Arrays.stream(tests).anyMatch(of -> MatchData.test(of, at) != null)) {
        slots.add(slot);
      }
    }
    try {
      connection = DriverManager.getConnection("jdbc:h2:mem:products");
      fill(tests);
      sql = connection.prepareStatement(query());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String query() {
    List<String> ranges =
        slots.stream().map(slot -> "(slot = " + slot + " and low <= ? and high >= ?)").toList();
    return "select p.id from product p join (select id, count(*) n from accepts where "
        + String.join(" or ", ranges)
        + " group by id) a on a.id = p.id and a.n = p.tests";
  }

  private void fill(SlotTest[][] tests) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table product(id int primary key, tests int)");
      statement.execute("create table accepts(slot int, low bigint, high bigint, id int)");
    }
    try (PreparedStatement product =
            connection.prepareStatement("insert into product values (?, ?)");
        PreparedStatement accepts =
            connection.prepareStatement("insert into accepts values (?, ?, ?, ?)")) {
      for (int p = 0; p < tests.length; p++) {
        product.setInt(1, p);
        product.setInt(2, tests[p].length);
        product.addBatch();
        for (SlotTest test : tests[p]) {
          for (Interval interval : test.intervals()) {
            accepts.setInt(1, test.slot());
            accepts.setLong(2, interval.low());
            accepts.setLong(3, interval.high());
            accepts.setInt(4, p);
            accepts.addBatch();
          }
        }
      }
      product.executeBatch();
      accepts.executeBatch();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create index by_slot on accepts(slot, low, high)");
    }
  }

  int list(Record record, int[] ids) {
    int count = 0;
    try {
      int parameter = 1;
      for (int slot : slots) {
        sql.setLong(parameter++, record.value(slot));
        sql.setLong(parameter++, record.value(slot));
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
