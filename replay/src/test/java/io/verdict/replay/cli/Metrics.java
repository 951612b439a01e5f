package io.verdict.replay.cli;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code metrics.json} of an output folder. */
final class Metrics {
  private Metrics() {}

  static JsonNode in(Path out) {
    return JsonMapper.builder().build().readTree(out.resolve("metrics.json"));
  }
}
