package io.verdict.engine.store;

import io.verdict.engine.store.StoreException.Code;

/**
 * An artifact's entry in the catalogue: a name and version that stand for one content for ever.
 *
 * @param name 1 to {@value #MAX_NAME_CHARS} printable ASCII characters without blanks
 * @param version 0 or greater
 * @param hash SHA-256 of the artifact, 64 lower-case hexadecimal digits
 */
public record ModelName(String name, int version, String hash) {

  /** Longest name. */
  public static final int MAX_NAME_CHARS = 200;

  /**
   * Checks the ranges.
   *
   * @throws StoreException {@code INVALID} if one is broken
   */
  public ModelName {
    requireToken("name", name);
    if (version < 0) {
      throw new StoreException(Code.INVALID, "version " + version + ": want 0 or greater");
    }
    Sha256.requireHash(hash);
  }

  static String requireToken(String what, String token) {
    boolean printable = token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (token.isEmpty() || token.length() > MAX_NAME_CHARS || !printable) {
      throw new StoreException(
          Code.INVALID,
          what + ": want 1 to " + MAX_NAME_CHARS + " printable ASCII characters without blanks");
    }
    return token;
  }
}
