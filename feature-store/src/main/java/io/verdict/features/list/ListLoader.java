package io.verdict.features.list;

import io.verdict.engine.record.KeyHasher;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a list from a text or CSV file in UTF-8 with one member a line. Empty lines and lines that
 * start with {@code #} are skipped; quotes around a member are taken off.
 *
 * <p><b>Thread safety</b>: confined, as its hasher is.
 */
public final class ListLoader {
  /** Most members of a list. */
  public static final int MAX_MEMBERS = 1 << 26;

  private final KeyHasher hasher;

  private ListLoader(KeyHasher hasher) {
    this.hasher = hasher;
  }

  /** A loader of identifiers, which are hashed as they are read. */
  public static ListLoader ofKeys(KeyHasher hasher) {
    return new ListLoader(hasher.fork());
  }

  /** A loader of codes. */
  public static ListLoader ofCodes() {
    return new ListLoader(null);
  }

  /**
   * Reads a file into an off-heap list.
   *
   * @throws IOException if it cannot be read
   * @throws ListFormatException if a line holds more than one column or nothing that can be hashed
   */
  public MemberList load(Path file) throws IOException {
    SlabMemberList.Builder builder = SlabMemberList.builder(expectedMembers(file));
    read(file, builder);
    return builder.build();
  }

  private static int expectedMembers(Path file) throws IOException {
    return (int) Math.min(MAX_MEMBERS, Files.size(file) / 12 + 16);
  }

  /**
   * Reads a file into a list that is being built.
   *
   * @return members read, repeated ones counted
   * @throws IOException if it cannot be read
   * @throws ListFormatException if a line is not a member, or the list is full at it
   */
  public long read(Path file, MemberSink sink) throws IOException {
    long members = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String member = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!member.isBlank() && member.charAt(0) != '#') {
          add(unquoted(member.strip(), file, number), sink, file, number);
          members++;
        }
      }
    }
    return members;
  }

  private static String unquoted(String member, Path file, long number) {
    boolean isQuoted =
        member.length() > 1 && member.charAt(0) == '"' && member.charAt(member.length() - 1) == '"';
    String bare = isQuoted ? member.substring(1, member.length() - 1) : member;
    if (bare.indexOf('"') >= 0 || (!isQuoted && bare.indexOf(',') >= 0)) {
      throw new ListFormatException(file, number, "expected one column, a member a line");
    }
    return bare;
  }

  private void add(String member, MemberSink sink, Path file, long number) {
    boolean isAdded =
        hasher == null
            ? sink.add(Symbols.high(member), Symbols.low(member))
            : addHashed(member, sink, file, number);
    if (!isAdded) {
      throw new ListFormatException(file, number, "the list is full here; make it larger");
    }
  }

  private boolean addHashed(String member, MemberSink sink, Path file, long number) {
    boolean isHashed;
    try {
      isHashed = hasher.hash(member);
    } catch (IllegalArgumentException tooLong) {
      throw new ListFormatException(file, number, tooLong.getMessage());
    }
    if (!isHashed) {
      throw new ListFormatException(file, number, "expected an identifier");
    }
    return sink.add(hasher.high(), hasher.low());
  }
}
