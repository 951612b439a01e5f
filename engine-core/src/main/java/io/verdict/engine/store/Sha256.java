package io.verdict.engine.store;

import io.verdict.engine.store.StoreException.Code;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hexadecimal digits, the name of an artifact. */
final class Sha256 {

  static final int HEX_DIGITS = 64;

  private Sha256() {}

  static String of(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.duplicate());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static boolean isHash(String text) {
    return text.length() == HEX_DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  static String requireHash(String hash) {
    if (!isHash(hash)) {
      throw new StoreException(
          Code.INVALID, "artifact hash: want 64 lower-case hexadecimal digits of SHA-256");
    }
    return hash;
  }
}
