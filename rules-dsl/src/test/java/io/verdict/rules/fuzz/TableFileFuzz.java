package io.verdict.rules.fuzz;

import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Any bytes as the file of a table: compiled or complained of by cell. Nothing is thrown. */
public final class TableFileFuzz {

  private static final String POLICY =
      """
      policy credit "T" version 1 effective 2026-01-01 zone UTC
      input {
        a : int optional special { 9999: none }
        c : code required
        e : ordered enum { x, y } required
        m : money(CNY) optional
      }
      table t first complete from "rows.csv" { a | c | e | m -> u : rate | v : int }
      rule X review when u > 1% and v > 1
      """;

  private static final Path FOLDER = folder();

  private TableFileFuzz() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("verdict-fuzz");
      Files.writeString(folder.resolve("t.policy"), POLICY);
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Files.write(FOLDER.resolve("rows.csv"), input);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(FOLDER));
    compiled.render(Locale.ENGLISH);
    compiled.render(Locale.CHINESE);
  }
}
