package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs artifacts with Ed25519 and verifies who signed them.
 *
 * <p>What is signed is a fixed prefix, the content hash and the key's name, so that a signature is
 * valid for nothing else. Signing leaves the content hash as it is. That a version is not older
 * than the one before is the store's matter.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class ArtifactSigner {
  private static final String ALGORITHM = "Ed25519";
  private static final int SIGNATURE_BYTES = 64;
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final byte[] PREFIX = "verdict artifact 1\0".getBytes(StandardCharsets.US_ASCII);

  private ArtifactSigner() {}

  /**
   * Signs an artifact, in place of the signature that it has.
   *
   * @param artifact the sealed bytes
   * @param key an Ed25519 key
   * @param keyId the name by which the verifier knows the key: 1 to 64 letters, digits, {@code ._-}
   * @return the signed artifact
   * @throws ArtifactException when the bytes are not one whole, undamaged artifact
   * @throws IllegalArgumentException when the key or its name is not of that form
   */
  public static byte[] sign(byte[] artifact, PrivateKey key, String keyId) {
    if (!KEY_ID.matcher(keyId).matches()) {
      throw new IllegalArgumentException(
          "a key's name has 1 to 64 letters, digits or any of . _ -");
    }
    Envelope envelope = Envelope.open(artifact, ArtifactLimits.DEFAULT);
    byte[] name = keyId.getBytes(StandardCharsets.US_ASCII);
    byte[] signature;
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(message(envelope, name));
      signature = signer.sign();
    } catch (GeneralSecurityException unfit) {
      throw new IllegalArgumentException("the key cannot sign with " + ALGORITHM, unfit);
    }
    ByteBuffer block = ByteBuffer.allocate(1 + name.length + SIGNATURE_BYTES);
    block.put((byte) name.length).put(name).put(signature);
    return envelope.withSignature(block.array(), ArtifactLimits.DEFAULT);
  }

  /**
   * Verifies that a known key signed an artifact.
   *
   * @param artifact the sealed bytes
   * @param keys the Ed25519 keys that the host trusts, by name
   * @param allowUnsigned whether an artifact without a signature passes; one with a signature that
   *     does not hold never does
   * @return the name of the key that signed; empty when it is unsigned
   * @throws ArtifactException {@code SIGNATURE} when it does not hold, another code when the bytes
   *     are not one whole, undamaged artifact
   */
  public static Optional<String> verify(
      byte[] artifact, Map<String, PublicKey> keys, boolean allowUnsigned) {
    Envelope envelope = Envelope.open(artifact, ArtifactLimits.DEFAULT);
    byte[] block = envelope.signature();
    if (block.length == 0) {
      if (allowUnsigned) {
        return Optional.empty();
      }
      throw fault("the artifact is not signed; sign it or allow unsigned ones", null);
    }
    int nameLength = block[0];
    if (nameLength < 1 || block.length != 1 + nameLength + SIGNATURE_BYTES) {
      throw fault("the signature section has no valid form", null);
    }
    byte[] name = Arrays.copyOfRange(block, 1, 1 + nameLength);
    String keyId = new String(name, StandardCharsets.US_ASCII);
    PublicKey key = keys.get(keyId);
    if (!KEY_ID.matcher(keyId).matches() || key == null) {
      throw fault("signed by a key that is not among the " + keys.size() + " trusted ones", null);
    }
    if (!holds(
        message(envelope, name), Arrays.copyOfRange(block, 1 + nameLength, block.length), key)) {
      throw fault("the signature of key " + keyId + " is not over this content", null);
    }
    return Optional.of(keyId);
  }

  private static boolean holds(byte[] message, byte[] signature, PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException unfit) {
      throw fault("the signature cannot be verified with the key of its name", unfit);
    }
  }

  private static byte[] message(Envelope envelope, byte[] name) {
    ByteBuffer message = ByteBuffer.allocate(PREFIX.length + Envelope.DIGEST_BYTES + name.length);
    return message.put(PREFIX).put(envelope.contentDigest()).put(name).array();
  }

  private static ArtifactException fault(String message, Exception cause) {
    return new ArtifactException(Code.SIGNATURE, "section signature: " + message, cause);
  }
}
