package io.verdict.spring;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads keys from settings. */
final class PublicKeys {
  private PublicKeys() {}

  static Map<String, PublicKey> read(String property, Map<String, String> texts) {
    Map<String, PublicKey> keys = new LinkedHashMap<>();
    texts.forEach((name, text) -> keys.put(name, read(property + "." + name, text)));
    return keys;
  }

  private static PublicKey read(String property, String text) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(bytes(property, text)));
    } catch (GeneralSecurityException unfit) {
      throw new IllegalStateException(
          property + " is not an Ed25519 public key\n  give it as X.509 in Base64", unfit);
    }
  }

  static byte[] bytes(String property, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException unfit) {
      throw new IllegalStateException(property + " is not Base64", unfit);
    }
  }
}
