package io.verdict.replay.history;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file of history, packed with gzip or not, read row by row.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: nothing per row that stays.
 * <b>Lifecycle</b>: open, {@link #next()} until false, close.
 */
public final class HistoryFile implements Closeable {
  /** Most characters of one cell. */
  public static final int MAX_CELL_CHARS = 1 << 20;

  /** Most columns. */
  public static final int MAX_COLUMNS = 4096;

  private static final int STREAM_BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path path;
  private final CsvReader<HistoryRow> csv;
  private final CloseableIterator<HistoryRow> rows;
  private final HistoryRow row = new HistoryRow();
  private final List<String> columns;

  private HistoryFile(Path path, Reader reader, CsvFormat format) throws IOException {
    this.path = path;
    this.csv =
        CsvReader.builder()
            .fieldSeparator(format.separator())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(MAX_CELL_CHARS)
            .build(new RowFiller(row), reader);
    this.rows = csv.iterator();
    this.columns = format.hasHeader() ? header() : format.columns();
  }

  /**
   * Opens a file; a name that ends in {@code .gz} is unpacked.
   *
   * @throws HistoryFormatException if it has no header line where it should
   * @throws IOException if it cannot be read
   */
  public static HistoryFile open(Path path, CsvFormat format) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(path), STREAM_BYTES);
    try {
      return new HistoryFile(path, readerOf(path, stream), format);
    } catch (IOException | RuntimeException failure) {
      stream.close();
      throw failure;
    }
  }

  private static Reader readerOf(Path path, InputStream stream) throws IOException {
    InputStream plain = stream;
    if (path.toString().endsWith(".gz")) {
      try {
        plain = new GZIPInputStream(stream, STREAM_BYTES);
      } catch (IOException notPacked) {
        throw new HistoryFormatException(path, 1, "expected a file packed with gzip", notPacked);
      }
    }
    // Bytes that are not UTF-8 become U+FFFD, and the row that holds one is refused alone.
    PushbackReader reader =
        new PushbackReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1);
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  private List<String> header() throws IOException {
    if (!advance()) {
      throw new HistoryFormatException(path, 1, "expected a header line", null);
    }
    List<String> names = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      names.add(row.cell(i).toString());
    }
    return List.copyOf(names);
  }

  /** The columns in the order of the file. */
  public List<String> columns() {
    return columns;
  }

  /** The current row. */
  public HistoryRow row() {
    return row;
  }

  /**
   * Goes to the next row.
   *
   * @return false behind the last
   * @throws HistoryFormatException if the file cannot be read further as what it claims to be
   */
  public boolean next() throws IOException {
    if (!advance()) {
      return false;
    }
    row.countRow();
    return true;
  }

  private boolean advance() throws IOException {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      rows.next();
      return true;
    } catch (CsvParseException broken) {
      throw new HistoryFormatException(
          path,
          row.line() + 1,
          "expected quotes that close and cells of at most " + MAX_CELL_CHARS + " characters",
          broken);
    } catch (UncheckedIOException failure) {
      throw new HistoryFormatException(
          path, row.line() + 1, "expected more: the file is damaged or cut off", failure);
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  /** Hands the parser's cells to the row. */
  private static final class RowFiller extends AbstractBaseCsvCallbackHandler<HistoryRow> {
    private final HistoryRow row;

    RowFiller(HistoryRow row) {
      this.row = row;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      row.begin(startingLineNumber);
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int length, boolean quoted) {
      if (fieldIdx >= MAX_COLUMNS) {
        throw new CsvParseException("more than " + MAX_COLUMNS + " columns");
      }
      row.add(buf, offset, length);
    }

    @Override
    protected HistoryRow buildRecord() {
      return row;
    }
  }
}
