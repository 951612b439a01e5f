package io.verdict.replay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small whole policy folder with data, which tests then spoil in one place. */
final class TinyCase {
  static final String DATA = "rows.csv";

  private static final String POLICY =
      """
      policy credit "Tiny" version 1 effective 2024-01-01 zone Asia/Shanghai

      input {
        applicant.age : int         required
        loan.amount   : money(CNY)  required
      }

      reason C_AGE "Too young" zh "年龄过低" told

      rule C01 "Minor"
        reject reason C_AGE on unknown review
        when applicant.age < 18
      """;

  private static final String MAPPING =
      """
      format csv separator "," header
      source "rows.csv"

      id ID

      field applicant.age = AGE
      field loan.amount   = AMOUNT
      """;

  final Path folder;
  final Path out;

  TinyCase(Path temporary) throws IOException {
    this.folder = Files.createDirectory(temporary.resolve("tiny"));
    this.out = temporary.resolve("out");
    Files.writeString(folder.resolve("credit.policy"), POLICY);
    Files.writeString(folder.resolve("data.mapping"), MAPPING);
    data("a1,30,5000", "a2,17,2500.50", "a3,44,800");
  }

  void data(String... rows) throws IOException {
    Files.writeString(
        folder.resolve(DATA), "ID,AGE,AMOUNT\n" + String.join("\n", List.of(rows)) + "\n");
  }

  void replaceInMapping(String from, String to) throws IOException {
    Path mapping = folder.resolve("data.mapping");
    Files.writeString(mapping, Files.readString(mapping).replace(from, to));
  }

  CommandRun replay(String... options) {
    Object[] arguments = new Object[4 + options.length];
    arguments[0] = "replay";
    arguments[1] = folder;
    arguments[2] = "--out";
    arguments[3] = out;
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CommandRun.of(arguments);
  }

  /** The files of the output folder that a reader would take for results. */
  List<String> results() throws IOException {
    return CommandRun.filesIn(out).stream().filter(name -> !name.contains("/")).toList();
  }
}
