package io.verdict.replay.run;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.KeyHasher;
import io.verdict.replay.history.HistoryFile;
import io.verdict.replay.history.MappingException;
import io.verdict.replay.history.RowReader;
import io.verdict.rules.CompiledPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * One of several policies that are compared: its own reading of the rows, its features, its
 * answers.
 */
final class ComparedPolicy implements AutoCloseable {
  private static final byte[] COMPARISON_KEY =
      "verdict replay: not a secret".getBytes(StandardCharsets.UTF_8);

  final Flow flow;
  final Place place;
  private final HistorySource source;
  private final HistoryFile file;
  private final RowReader reader;
  private final Windows windows;
  private long row;
  private boolean tellsRejections = true;

  private ComparedPolicy(HistorySource source, Path folder, List<StageModel> models)
      throws IOException {
    this.source = source;
    Engine engine = Engine.of(models);
    this.flow = engine.flow();
    this.place = new Place(engine.newSession(), 0);
    KeyHasher hasher = KeyHasher.of(COMPARISON_KEY);
    ZoneId zone = ZoneId.of(models.get(0).zone());
    this.file = HistoryFile.open(source.file(), source.mapping().format());
    try {
      this.reader =
          RowReader.bind(source.mapping(), file, ApplicationStages.target(flow, zone, hasher));
      this.windows = Windows.open(flow, source, folder, hasher);
    } catch (MappingException mistakes) {
      file.close();
      throw new InputException(mistakes.message(Locale.ENGLISH).stripTrailing(), mistakes);
    }
  }

  static ComparedPolicy open(Path folder, Path data, CompiledPolicy compiled) throws IOException {
    return open(folder, data, compiled.models());
  }

  static ComparedPolicy open(Path folder, Path data, List<StageModel> models) throws IOException {
    return new ComparedPolicy(HistorySource.find(folder, data), folder, models);
  }

  /** The rows of one stage alone, by the mapping that bears its name. */
  static ComparedPolicy ofStage(Path folder, Path data, CompiledPolicy compiled, Stage stage)
      throws IOException {
    StageModel model =
        compiled
            .model(stage)
            .orElseThrow(() -> new InputException("the policy has no stage " + stage.policyName()));
    HistorySource source = HistorySource.find(folder, data, stage.policyName() + ".mapping");
    return new ComparedPolicy(source, folder, List.of(model));
  }

  /**
   * From here on the policy's own rejections are not told to its windows: who is in a sample must
   * not depend on the card that is fitted on it.
   */
  ComparedPolicy withoutRejections() {
    tellsRejections = false;
    return this;
  }

  HistorySource source() {
    return source;
  }

  /** Goes to the next row; false behind the last. */
  boolean next() throws IOException {
    row++;
    return file.next();
  }

  /** Reads the row and decides it; false if it cannot be read, or lacks what is required. */
  boolean decide() {
    return read() && decideRead();
  }

  /** Reads the row and joins its features; false if it cannot be read. */
  boolean read() {
    if (!reader.read(file.row(), place.session.record())) {
      return false;
    }
    place.id = reader.id();
    place.row = file.row().number();
    place.recorded = reader.outcome();
    place.timeMillis = reader.hasTime() ? reader.timeMillis() : Long.MIN_VALUE;
    if (windows.isUsed()) {
      windows.joinThenApply(place.session.record(), reader.timeMillis(), row);
    }
    return true;
  }

  /** Decides the row that was read; false if it lacks what is required. */
  boolean decideRead() {
    place.decide();
    if (tellsRejections) {
      windows.decided(place);
    }
    return place.decision.outcome() != null;
  }

  @Override
  public void close() throws IOException {
    windows.close();
    file.close();
  }
}
