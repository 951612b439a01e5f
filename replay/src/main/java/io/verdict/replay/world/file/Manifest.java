package io.verdict.replay.world.file;

import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Preset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a history was made from and what its files must hash to.
 *
 * <p>The hash of a {@code .gz} file is that of its content, since compressors differ.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param parameters all that the bytes of the history are a function of
 * @param fraud applications by {@link FraudType}, in order of its constants
 * @param files the files, in the order in which they were written
 */
public record Manifest(Parameters parameters, List<Long> fraud, List<Entry> files) {
  /** Name of the file in the directory of a history. */
  public static final String FILE = "manifest.json";

  /** Version of the laws; a change of any drawn value raises it. */
  public static final int WORLD_VERSION = 1;

  /**
   * One file.
   *
   * @param name path below the directory
   * @param rows lines without the header
   * @param contentSha256 SHA-256 of the uncompressed content, 64 hexadecimal digits
   */
  public record Entry(String name, long rows, String contentSha256) {}

  /** Keeps copies. */
  public Manifest {
    fraud = List.copyOf(fraud);
    files = List.copyOf(files);
  }

  /**
   * Reads back the parameters of a history.
   *
   * @throws IOException if the file is missing or not a manifest of this version
   */
  public static Parameters parameters(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    String json = Files.readString(file, StandardCharsets.UTF_8);
    String version = text(file, json, "worldVersion");
    if (!version.equals(Integer.toString(WORLD_VERSION))) {
      throw new IOException(
          file
              + ": world version "
              + version
              + ", expected "
              + WORLD_VERSION
              + ".\n  Generate the history again.");
    }
    try {
      return new Parameters(
          Long.parseLong(text(file, json, "applications")),
          Integer.parseInt(text(file, json, "months")),
          Long.parseLong(text(file, json, "seed")),
          Preset.ofLabel(text(file, json, "preset")),
          YearMonth.parse(text(file, json, "firstMonth")));
    } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
      throw new IOException(file + ": " + malformed.getMessage(), malformed);
    }
  }

  /** The manifest as JSON with a line for each member. */
  public String json() {
    StringBuilder json = new StringBuilder("{\n");
    json.append("  \"worldVersion\": ").append(WORLD_VERSION).append(",\n");
    json.append("  \"seed\": ").append(parameters.seed()).append(",\n");
    json.append("  \"applications\": ").append(parameters.applications()).append(",\n");
    json.append("  \"months\": ").append(parameters.months()).append(",\n");
    json.append("  \"firstMonth\": \"").append(parameters.firstMonth()).append("\",\n");
    json.append("  \"preset\": \"").append(parameters.preset().label()).append("\",\n");
    json.append("  \"zone\": \"Asia/Shanghai\",\n");
    json.append("  \"synthetic\": true,\n  \"fraud\": {");
    for (FraudType type : FraudType.values()) {
      json.append(type.ordinal() == 0 ? "" : ", ").append('"').append(type.label());
      json.append("\": ").append(fraud.get(type.ordinal()));
    }
    json.append("},\n  \"files\": [");
    for (int i = 0; i < files.size(); i++) {
      Entry entry = files.get(i);
      json.append(i == 0 ? "\n" : ",\n").append("    {\"name\": \"").append(entry.name());
      json.append("\", \"rows\": ").append(entry.rows());
      json.append(", \"contentSha256\": \"").append(entry.contentSha256()).append("\"}");
    }
    return json.append("\n  ]\n}\n").toString();
  }

  private static String text(Path file, String json, String member) throws IOException {
    Matcher matcher = Pattern.compile("\"" + member + "\"\\s*:\\s*\"?([^\",}\\s]+)").matcher(json);
    if (!matcher.find()) {
      throw new IOException(
          file + ": member \"" + member + "\" is missing.\n  Generate the history again.");
    }
    return matcher.group(1);
  }
}
