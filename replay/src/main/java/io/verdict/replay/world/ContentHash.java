package io.verdict.replay.world;

import io.verdict.replay.world.file.AsciiText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of the uncompressed content of a file. */
final class ContentHash {
  private final MessageDigest digest;

  ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  void add(AsciiText text) {
    text.update(digest);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
