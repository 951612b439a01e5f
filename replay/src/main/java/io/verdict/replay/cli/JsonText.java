package io.verdict.replay.cli;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON, in the order in which they were put. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  static String of(Object result) {
    return MAPPER.writeValueAsString(result).replace(System.lineSeparator(), "\n");
  }
}
