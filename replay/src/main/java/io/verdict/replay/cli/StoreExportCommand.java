package io.verdict.replay.cli;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.features.velocity.StoreFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict store export}: the events of the log as lines of CSV. */
@Command(
    name = "export",
    description = {
      "Writes the events of the log to standard output, a line each:",
      "position,event,time in milliseconds,id,field=value,...",
      "Entities are the keyed hashes that the store holds: personal data without their names.",
      ""
    },
    mixinStandardHelpOptions = true)
final class StoreExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the store")
  private Path directory;

  private PrintWriter out;
  private final StringBuilder line = new StringBuilder();

  @Override
  public Integer call() throws IOException {
    out = spec.commandLine().getOut();
    long count = StoreFolder.of(directory).export(this::print);
    out.flush();
    spec.commandLine().getErr().println(count + " events");
    return 0;
  }

  private void print(long position, String event, long timeMillis, long eventId, Record fields) {
    line.setLength(0);
    line.append(position).append(',').append(event).append(',');
    line.append(timeMillis).append(',').append(eventId);
    for (int slot = 0; slot < fields.layout().size(); slot++) {
      Field field = fields.layout().schema().field(slot);
      if (fields.isPresent(slot)) {
        line.append(',').append(field.name()).append('=');
        append(fields, slot, field.type().kind());
      }
    }
    out.println(line);
  }

  private void append(Record fields, int slot, Kind kind) {
    if (kind == Kind.KEY) {
      HexFormat hex = HexFormat.of();
      line.append(hex.toHexDigits(fields.keyHigh(slot)));
      line.append(hex.toHexDigits(fields.keyLow(slot)));
    } else if (kind == Kind.CODE && fields.text(slot) != null) {
      String text = fields.text(slot).toString();
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      line.append(fields.value(slot));
    }
  }
}
