package io.verdict.replay.world.file;

/**
 * Writes rows of {@code applications.csv} as bytes.
 *
 * <p>No value of the world holds a comma, a quote or a line break, so no cell is quoted.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> none but the growth of the text.
 */
public final class RowWriter {
  private static final Column[] COLUMNS = Column.values();

  private RowWriter() {}

  /** Appends the header line. */
  public static void header(AsciiText text) {
    for (Column column : COLUMNS) {
      text.add(column.ordinal() == 0 ? "" : ",").add(column.title());
    }
    text.add('\n');
  }

  /** Appends one line. */
  public static void write(Row row, AsciiText text) {
    for (Column column : COLUMNS) {
      if (column.ordinal() > 0) {
        text.add(',');
      }
      if (row.has(column)) {
        cell(column, row, text);
      }
    }
    text.add('\n');
  }

  private static void cell(Column column, Row row, AsciiText text) {
    long value = row.value(column);
    switch (column.cell()) {
      case ROW_ID -> text.add('A').addPadded(value, 9);
      case TEXT -> text.add(row.text(column));
      case KEY -> text.add(prefix(column)).addHex(value);
      case INT -> text.add(value);
      case BOOL -> text.add(value != 0 ? "true" : "false");
      case MONEY -> text.addDecimal(value, 2);
      case DECIMAL3 -> text.addDecimal(value, 3);
      case DECIMAL5 -> text.addDecimal(value, 5);
      case DATE -> text.addDate(value);
      case TIME -> text.addTime(value);
      case IP4 -> text.addNet24(value).add('.').add(value & 0xff);
      case NET24 -> text.addNet24(value);
      case GEOHASH7 -> text.add(Geohash7.text(value));
    }
  }

  /** Letter that keeps the tokens of different kinds of entity apart. */
  static char prefix(Column column) {
    return switch (column) {
      case ID_NO -> 'i';
      case DEVICE_ID -> 'd';
      case CARD_NO -> 'c';
      case WIFI_BSSID -> 'w';
      case ADDRESS_NORM -> 'a';
      case EMPLOYER_NORM -> 'e';
      default -> 'p';
    };
  }
}
