package io.verdict.replay.run;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.replay.history.HistoryFile;
import io.verdict.replay.history.RowReader;
import io.verdict.rules.CompiledPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

/** Finds the day that parts a history's days into two thirds and one. */
final class SearchDays {
  private SearchDays() {}

  static LocalDate split(SearchOptions options, CompiledPolicy policy) throws IOException {
    Flow flow = Engine.of(policy.models()).flow();
    ZoneId zone = ZoneId.of(policy.models().get(0).zone());
    HistorySource source = HistorySource.find(options.folder(), options.data());
    KeyHasher hasher = KeyHasher.of("any key will do here".getBytes(StandardCharsets.UTF_8));
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long read = 0;
    try (HistoryFile file = HistoryFile.open(source.file(), source.mapping().format())) {
      RowReader reader =
          RowReader.bind(source.mapping(), file, ApplicationStages.target(flow, zone, hasher));
      if (!reader.hasTime()) {
        throw new InputException(
            source.mapping().file()
                + " names no time, so that nothing can be out of time;\nadd one");
      }
      Record record = flow.layout().newRecord();
      while ((options.limit() == 0 || read < options.limit()) && file.next()) {
        read++;
        if (reader.read(file.row(), record)) {
          first = Math.min(first, reader.timeMillis());
          last = Math.max(last, reader.timeMillis());
        }
      }
    }
    if (first > last) {
      throw new InputException("the data have no row that can be read");
    }
    return PolicySearch.day(first + (last - first) / 3 * 2, zone);
  }
}
