package io.verdict.engine.privacy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One person's key: seals bytes with AES-256-GCM and authenticates them with HMAC-SHA256.
 *
 * <p>The nonce is drawn at random for each sealing, 96 bits, so that nothing needs to be counted
 * across restarts; a person is sealed for a few times, far below the 2^32 that NIST SP 800-38D
 * allows.
 *
 * <p><b>Thread safety</b>: immutable; each call makes its own cipher.
 */
public final class PersonKey {
  /** Bytes of a key. */
  public static final int BYTES = 32;

  /** Bytes that sealing adds. */
  public static final int OVERHEAD_BYTES = 12 + 16;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom NONCES = new SecureRandom();

  private final SecretKeySpec sealing;
  private final SecretKeySpec authenticating;

  /**
   * A key of 32 secret bytes.
   *
   * @throws IllegalArgumentException if there are not {@link #BYTES}
   */
  public PersonKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a person's key has " + BYTES + " bytes");
    }
    this.sealing = new SecretKeySpec(secret, "AES");
    this.authenticating =
        new SecretKeySpec(mac(new SecretKeySpec(secret, "HmacSHA256")), "HmacSHA256");
  }

  /** A key for authenticating alone, so that one key never serves two algorithms. */
  private static byte[] mac(SecretKeySpec key) {
    return mac(key, new byte[] {'v', 'e', 'r', 'd', 'i', 'c', 't', ' ', 'm', 'a', 'c'});
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("this JDK has no HmacSHA256", absent);
    }
  }

  /** HMAC-SHA256 of a message: tells equal bodies apart from others without revealing them. */
  public byte[] authenticate(byte[] message) {
    return mac(authenticating, message);
  }

  /**
   * Seals bytes.
   *
   * @param plain what nobody may read without the key
   * @param context what it belongs to; opening needs the same
   * @return the nonce and the sealed bytes, {@link #OVERHEAD_BYTES} more than the plain ones
   */
  public byte[] seal(byte[] plain, byte[] context) {
    byte[] nonce = new byte[NONCE_BYTES];
    NONCES.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      byte[] sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("this JDK cannot seal with AES/GCM", absent);
    }
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws IllegalArgumentException if it was sealed under another key or context, or changed
   */
  public byte[] open(byte[] sealed, byte[] context) {
    Objects.requireNonNull(context, "context");
    if (sealed.length < OVERHEAD_BYTES) {
      throw new IllegalArgumentException("sealed bytes are at least " + OVERHEAD_BYTES);
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES);
      cipher.init(Cipher.DECRYPT_MODE, sealing, nonce);
      cipher.updateAAD(context);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException("the sealed bytes do not open with this key", wrong);
    }
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "a person's key";
  }
}
