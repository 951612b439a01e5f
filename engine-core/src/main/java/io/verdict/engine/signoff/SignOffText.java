package io.verdict.engine.signoff;

import io.verdict.engine.signoff.SignOff.Verdict;
import io.verdict.engine.signoff.SignOffException.Code;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of a sign-off file: lines {@code name: value}, which a person reads and any YAML reader
 * takes, the last two naming the key and holding its Ed25519 signature over all lines before them.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class SignOffText {
  /** Largest file: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String ALGORITHM = "Ed25519";
  private static final String HEADER = "verdict-signoff: 1";
  private static final String SIGNATURE = "signature";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{1,1000}");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private SignOffText() {}

  /**
   * Writes and signs a sign-off.
   *
   * @param key an Ed25519 key
   * @param keyId the name by which the engine's host knows the key: 1 to 64 letters, digits, {@code
   *     ._-}
   */
  public static String sign(SignOff signOff, PrivateKey key, String keyId) {
    if (!KEY_ID.matcher(keyId).matches()) {
      throw new IllegalArgumentException(
          "a key's name has 1 to 64 letters, digits or any of . _ -");
    }
    String body = body(signOff) + "key: " + keyId + "\n";
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(body.getBytes(StandardCharsets.UTF_8));
      return body + SIGNATURE + ": " + Base64.getEncoder().encodeToString(signer.sign()) + "\n";
    } catch (GeneralSecurityException unfit) {
      throw new IllegalArgumentException("the key cannot sign with " + ALGORITHM, unfit);
    }
  }

  /** The lines of a sign-off before key and signature, for a person to read and sign. */
  public static String body(SignOff signOff) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    signOff.artifacts().forEach(hash -> line(text, "artifact", hash));
    line(text, "manifest", signOff.manifest());
    line(text, "scope", signOff.scope());
    line(text, "owner", signOff.owner());
    line(text, "validator", signOff.validator());
    line(text, "signed-on", signOff.signedOn().toString());
    line(text, "expires-on", signOff.expiresOn().toString());
    line(text, "decision", signOff.decision().name());
    for (Finding finding : signOff.findings()) {
      String state = finding.isOpen() ? "open" : "closed";
      line(
          text,
          "finding",
          finding.severity() + " | " + finding.due() + " | " + state + " | " + finding.text());
    }
    signOff.conditions().forEach(condition -> line(text, "condition", condition));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  /**
   * Reads the lines of a sign-off that nobody has signed yet, as {@link #body} writes them: for
   * whoever is about to sign. It proves nothing.
   *
   * @throws SignOffException {@code FORM}
   */
  public static SignOff parse(String body) {
    return read(values(body));
  }

  /**
   * Verifies the signature of a sign-off file and reads it.
   *
   * @param text the whole file
   * @param keys the Ed25519 keys that the host trusts to sign off, by name
   * @throws SignOffException {@code SIGNATURE} or {@code FORM}
   */
  public static SignOff verify(String text, Map<String, PublicKey> keys) {
    int signatureAt = text.lastIndexOf("\n" + SIGNATURE + ": ") + 1;
    if (signatureAt == 0) {
      throw new SignOffException(
          Code.SIGNATURE, "the sign-off is not signed\n  sign it with a key that the host trusts");
    }
    String body = text.substring(0, signatureAt);
    Map<String, List<String>> values = values(body);
    String keyId = single(values, "key");
    PublicKey key = keys.get(keyId);
    if (key == null) {
      throw new SignOffException(
          Code.SIGNATURE, "signed by a key that is not among the " + keys.size() + " trusted ones");
    }
    String signature = text.substring(signatureAt + SIGNATURE.length() + 2).strip();
    if (!holds(body, signature, key)) {
      throw new SignOffException(
          Code.SIGNATURE, "the signature of key " + keyId + " is not over this text");
    }
    return read(values);
  }

  private static boolean holds(String body, String signature, PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(body.getBytes(StandardCharsets.UTF_8));
      byte[] bytes = Base64.getDecoder().decode(signature);
      // One signature has one text: the decoder itself would let unused bits of the last digit be.
      return Base64.getEncoder().encodeToString(bytes).equals(signature) && verifier.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private static SignOff read(Map<String, List<String>> values) {
    try {
      return new SignOff(
          values.getOrDefault("artifact", List.of()),
          single(values, "manifest"),
          single(values, "scope"),
          single(values, "owner"),
          single(values, "validator"),
          LocalDate.parse(single(values, "signed-on")),
          LocalDate.parse(single(values, "expires-on")),
          Verdict.valueOf(single(values, "decision")),
          values.getOrDefault("finding", List.of()).stream().map(SignOffText::finding).toList(),
          values.getOrDefault("condition", List.of()));
    } catch (DateTimeException | IllegalArgumentException malformed) {
      throw new SignOffException(
          Code.FORM, "a date is written 2026-12-31, a decision APPROVE or REJECT");
    }
  }

  private static Finding finding(String text) {
    String[] parts = text.split(" \\| ", 4);
    if (parts.length != 4) {
      throw new SignOffException(
          Code.FORM, "a finding is written SEVERITY | DUE DAY | open or closed | text");
    }
    return new Finding(
        Finding.Severity.valueOf(parts[0]),
        LocalDate.parse(parts[1]),
        !parts[2].equals("closed"),
        parts[3]);
  }

  private static Map<String, List<String>> values(String body) {
    String[] lines = body.split("\n", -1);
    if (!lines[0].equals(HEADER)) {
      throw new SignOffException(Code.FORM, "a sign-off begins with " + HEADER);
    }
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 1; i < lines.length - 1; i++) {
      int colon = lines[i].indexOf(": ");
      if (colon < 1) {
        throw new SignOffException(Code.FORM, "line " + (i + 1) + " is not name: value");
      }
      values
          .computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
          .add(lines[i].substring(colon + 2));
    }
    return values;
  }

  private static String single(Map<String, List<String>> values, String name) {
    List<String> found = values.getOrDefault(name, List.of());
    if (found.size() != 1) {
      throw new SignOffException(
          Code.FORM, "a sign-off has one line " + name + ", not " + found.size());
    }
    return found.get(0);
  }

  static void requireHash(String name, String value) {
    if (value == null || !HASH.matcher(value).matches()) {
      throw new SignOffException(Code.FORM, name + " is 64 lower-case hexadecimal digits");
    }
  }

  static void requireLine(String name, String value) {
    if (value == null || !LINE.matcher(value).matches() || !value.equals(value.strip())) {
      throw new SignOffException(
          Code.FORM, name + " is one line of 1 to 1,000 characters without blanks at its ends");
    }
  }
}
