package io.verdict.benchmarks.match;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.record.Record;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lucene: products are documents with a term for each value that an attribute may have, or one term
 * for any; a record is a filter of a term or the other for each attribute. One segment in memory.
 */
final class LuceneIndex {
  private static final String ANY = "any";

  private final IndexSearcher searcher;
  private final int slots;

  LuceneIndex(MatchData data) {
    SlotTest[][] tests = data.tests();
    slots = data.workload.attributes();
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (SlotTest[] product : tests) {
          writer.addDocument(document(data, product));
        }
        writer.forceMerge(1);
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setQueryCache(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document document(MatchData data, SlotTest[] product) {
    Document document = new Document();
    for (int slot = 0; slot < slots; slot++) {
      SlotTest test = MatchData.test(product, slot);
      if (test == null) {
        document.add(new StringField("a" + slot, ANY, Field.Store.NO));
      } else {
        for (Interval interval : test.intervals()) {
          long high = Math.min(interval.high(), data.workload.values(slot) - 1L);
          for (long value = Math.max(0, interval.low()); value <= high; value++) {
            document.add(new StringField("a" + slot, String.valueOf(value), Field.Store.NO));
          }
        }
      }
    }
    return document;
  }

  int list(Record record, int[] ids) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int slot = 0; slot < slots; slot++) {
      Query either =
          new BooleanQuery.Builder()
              .add(term(slot, ANY), BooleanClause.Occur.SHOULD)
              .add(term(slot, String.valueOf(record.value(slot))), BooleanClause.Occur.SHOULD)
              .build();
      all.add(either, BooleanClause.Occur.FILTER);
    }
    try {
      return searcher.search(new ConstantScoreQuery(all.build()), new One(ids));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query term(int slot, String value) {
    return new TermQuery(new Term("a" + slot, value));
  }

  /** There is one segment and one thread, hence one collector. */
  private static final class One implements CollectorManager<Collected, Integer> {
    private final int[] ids;

    One(int[] ids) {
      this.ids = ids;
    }

    @Override
    public Collected newCollector() {
      return new Collected(ids);
    }

    @Override
    public Integer reduce(Collection<Collected> collectors) {
      return collectors.stream().mapToInt(collected -> collected.count).sum();
    }
  }

  /** One segment keeps the order in which documents were added, so their numbers are products. */
  private static final class Collected extends SimpleCollector {
    private final int[] ids;
    private int count;
    private int base;

    Collected(int[] ids) {
      this.ids = ids;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) {
      base = context.docBase;
    }

    @Override
    public void collect(int document) {
      ids[count++] = base + document;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
