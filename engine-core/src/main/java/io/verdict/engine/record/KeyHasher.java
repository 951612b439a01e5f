package io.verdict.engine.record;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Turns identifiers (phone, identity card, device) into the 128-bit keyed hashes that KEY slots
 * hold: HMAC-SHA256 over the normalised identifier, cut to its first 16 bytes.
 *
 * <p>The hash must be keyed: the plain hash of a phone number is found by trying all of them in
 * minutes. The kind of entity is not part of it, so that one phone in two fields is one key.
 *
 * <p>Normalised: compatibility form NFKC (full-width digits become plain ones), white space at both
 * ends dropped, ASCII letters in upper case. Nothing of the identifier is kept after a call.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time; {@link #fork()} makes another with the
 * same key. <b>Allocation</b>: none for ASCII identifiers.
 */
public final class KeyHasher {
  /** Fewest bytes of a key. */
  public static final int MIN_KEY_BYTES = 16;

  /** Most bytes of a normalised identifier in UTF-8. */
  public static final int MAX_ID_BYTES = 1024;

  private static final int BLOCK_BYTES = 64;
  private static final int DIGEST_BYTES = 32;

  private final byte[] innerPad;
  private final byte[] outerPad;
  private final MessageDigest digest = sha256();
  private final byte[] ascii = new byte[MAX_ID_BYTES];
  private final byte[] result = new byte[DIGEST_BYTES];
  private long high;
  private long low;

  private KeyHasher(byte[] innerPad, byte[] outerPad) {
    this.innerPad = innerPad;
    this.outerPad = outerPad;
  }

  /**
   * Makes a hasher.
   *
   * @param key the host's secret, at least {@link #MIN_KEY_BYTES} bytes; copied
   * @throws IllegalArgumentException if the key is shorter
   */
  public static KeyHasher of(byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key has " + key.length + " bytes; give at least " + MIN_KEY_BYTES);
    }
    byte[] block =
        Arrays.copyOf(key.length > BLOCK_BYTES ? sha256().digest(key) : key, BLOCK_BYTES);
    return new KeyHasher(pad(block, 0x36), pad(block, 0x5c));
  }

  private static byte[] pad(byte[] block, int value) {
    byte[] padded = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      padded[i] = (byte) (block[i] ^ value);
    }
    return padded;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Another hasher with the same key, for another thread. */
  public KeyHasher fork() {
    return new KeyHasher(innerPad, outerPad);
  }

  /**
   * Hashes an identifier; {@link #high()} and {@link #low()} hold the result until the next call.
   *
   * @return whether there was one: false when nothing is left of it after normalisation
   * @throws IllegalArgumentException if it is longer than {@link #MAX_ID_BYTES}; the message does
   *     not repeat it
   */
  public boolean hash(CharSequence id) {
    Objects.requireNonNull(id, "id");
    int length = normaliseAscii(id);
    byte[] bytes = ascii;
    if (length < 0) {
      bytes = normalise(id);
      length = bytes.length;
    }
    if (length == 0) {
      return false;
    }
    try {
      authenticate(bytes, length);
    } catch (DigestException impossible) {
      throw new IllegalStateException("the buffer holds a SHA-256 digest", impossible);
    } finally {
      Arrays.fill(ascii, 0, Math.min(length, MAX_ID_BYTES), (byte) 0);
    }
    high = bigEndian(0);
    low = bigEndian(8);
    return true;
  }

  private void authenticate(byte[] bytes, int length) throws DigestException {
    digest.update(innerPad);
    digest.update(bytes, 0, length);
    digest.digest(result, 0, DIGEST_BYTES);
    digest.update(outerPad);
    digest.update(result);
    digest.digest(result, 0, DIGEST_BYTES);
  }

  /** Length of the normalised identifier in {@link #ascii}, or -1 when it is not plain ASCII. */
  private int normaliseAscii(CharSequence id) {
    int from = 0;
    int to = id.length();
    while (from < to && id.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && id.charAt(to - 1) <= ' ') {
      to--;
    }
    requireShort(to - from);
    for (int i = from; i < to; i++) {
      char c = id.charAt(i);
      if (c >= 0x80) {
        Arrays.fill(ascii, 0, i - from, (byte) 0);
        return -1;
      }
      ascii[i - from] = (byte) (c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    return to - from;
  }

  private static byte[] normalise(CharSequence id) {
    String text = Normalizer.normalize(id, Normalizer.Form.NFKC).strip();
    StringBuilder upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      upper.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
    }
    byte[] bytes = upper.toString().getBytes(StandardCharsets.UTF_8);
    requireShort(bytes.length);
    return bytes;
  }

  private static void requireShort(int length) {
    if (length > MAX_ID_BYTES) {
      throw new IllegalArgumentException(
          "an identifier has at most " + MAX_ID_BYTES + " bytes, not " + length);
    }
  }

  private long bigEndian(int from) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (result[from + i] & 0xff);
    }
    return value;
  }

  /** The upper 64 bits of the last hash. */
  public long high() {
    return high;
  }

  /** The lower 64 bits of the last hash. */
  public long low() {
    return low;
  }

  /**
   * Sets a KEY slot to an identifier's hash, or missing when nothing is left of it.
   *
   * @throws IllegalArgumentException if the slot is not a KEY or the identifier is too long
   */
  public void set(Record record, int slot, CharSequence id) {
    if (hash(id)) {
      record.setKey(slot, high, low);
    } else {
      record.setMissing(slot);
    }
  }
}
