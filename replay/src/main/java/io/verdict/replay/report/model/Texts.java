package io.verdict.replay.report.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The fixed wording of the report, read from the two bundles beside this package.
 *
 * <p>The bundles are loaded by name, never by the default locale, so the report is the same on
 * every machine.
 *
 * <p><b>Thread safety:</b> immutable after class loading. <b>Allocation:</b> the result.
 */
public final class Texts {

  private static final Properties ENGLISH = load("texts_en.properties");
  private static final Properties CHINESE = load("texts_zh.properties");

  private Texts() {}

  /**
   * Returns a text with {@code {0}}, {@code {1}} … replaced by the arguments.
   *
   * @param key a key of both bundles
   * @param arguments a {@link Text} is put in by language, everything else as its string
   * @throws IllegalArgumentException if a bundle lacks the key
   */
  public static Text of(String key, Object... arguments) {
    String en = value(ENGLISH, key);
    String zh = value(CHINESE, key);
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      Text text = argument instanceof Text t ? t : Text.of(String.valueOf(argument));
      en = en.replace("{" + i + "}", text.en());
      zh = zh.replace("{" + i + "}", text.zh());
    }
    return new Text(en, zh);
  }

  private static String value(Properties bundle, String key) {
    String value = bundle.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "no report text for key " + key + "\nMaybe add it to both texts_*.properties.");
    }
    return value;
  }

  private static Properties load(String name) {
    Properties bundle = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("report text bundle " + name + " is not in the jar");
      }
      bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("report text bundle " + name + " cannot be read", e);
    }
    return bundle;
  }
}
