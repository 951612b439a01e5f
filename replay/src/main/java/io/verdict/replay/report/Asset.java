package io.verdict.replay.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page's style sheet or script with the hash by which its content security policy admits it.
 */
record Asset(String text, String hash) {

  static final Asset STYLE = load("report.css", "", "");

  /** The script; the comments make it character data for a reader that takes the page for XML. */
  static final Asset SCRIPT = load("report.js", "//<![CDATA[\n", "\n//]]>");

  private static Asset load(String name, String before, String after) {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("report asset " + name + " is not in the jar");
      }
      String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String text = before + content.replace("\r\n", "\n") + after;
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new Asset(text, "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    } catch (IOException e) {
      throw new UncheckedIOException("report asset " + name + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
