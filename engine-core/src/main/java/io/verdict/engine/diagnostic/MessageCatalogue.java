package io.verdict.engine.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The words for diagnostic codes in one language.
 *
 * <p>A properties file in UTF-8 holds, for each code, {@code V1101} (the message), optionally
 * {@code V1101.expected} and {@code V1101.hint}, and {@code term.NAME} for words used as arguments.
 *
 * <p><b>Thread safety</b>: immutable after loading.
 */
public final class MessageCatalogue {

  /** Characters of an argument that are shown. */
  private static final int MAX_ARGUMENT_SHOWN = 200;

  private static final String TERM = "term.";

  private final Properties texts;

  private MessageCatalogue(Properties texts) {
    this.texts = texts;
  }

  /**
   * Reads {@code <baseName>_zh.properties} for a Chinese locale, else {@code
   * <baseName>_en.properties}, beside the class.
   *
   * @throws IllegalStateException if the resource is not there: a broken build
   */
  public static MessageCatalogue load(Class<?> beside, String baseName, Locale locale) {
    String language = isChinese(locale) ? "zh" : "en";
    String resource = baseName + "_" + language + ".properties";
    Properties texts = new Properties();
    try (InputStream stream = beside.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "message catalogue " + resource + " is not beside " + beside.getName());
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException("message catalogue " + resource, failure);
    }
    return new MessageCatalogue(texts);
  }

  /** Whether the locale's language is Chinese, the one language beside English. */
  public static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  /**
   * The message of a code with its placeholders filled.
   *
   * @throws IllegalStateException if the catalogue has no text for the code
   */
  public String message(Diagnostic diagnostic) {
    String id = diagnostic.code().id();
    return required(id, diagnostic.arguments());
  }

  /** What was expected: the diagnostic's own alternatives, else the catalogue's line, else none. */
  public Optional<String> expected(Diagnostic diagnostic) {
    if (diagnostic.expected().isEmpty()) {
      return optional(diagnostic.code().id() + ".expected", diagnostic.arguments());
    }
    String separator = term("or-separator");
    return Optional.of(
        String.join(separator, diagnostic.expected().stream().map(this::translate).toList()));
  }

  /** How to put it right, if the catalogue says and each argument it needs is there. */
  public Optional<String> hint(Diagnostic diagnostic) {
    return optional(diagnostic.code().id() + ".hint", diagnostic.arguments());
  }

  /** A word of the catalogue. */
  public String term(String name) {
    return required(TERM + name, List.of());
  }

  /** The keys of the catalogue, for a test that holds the languages complete. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  private String required(String key, List<String> arguments) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("the message catalogue has no text for " + key);
    }
    return fill(text, arguments)
        .orElseThrow(() -> new IllegalStateException("too few arguments for the text of " + key));
  }

  private Optional<String> optional(String key, List<String> arguments) {
    String text = texts.getProperty(key);
    return text == null ? Optional.empty() : fill(text, arguments);
  }

  private Optional<String> fill(String text, List<String> arguments) {
    StringBuilder filled = new StringBuilder(text.length() + 32);
    int position = 0;
    while (position < text.length()) {
      char character = text.charAt(position);
      boolean placeholder =
          character == '{'
              && position + 2 < text.length()
              && text.charAt(position + 2) == '}'
              && Character.isDigit(text.charAt(position + 1));
      if (!placeholder) {
        filled.append(character);
        position++;
        continue;
      }
      int index = text.charAt(position + 1) - '0';
      if (index >= arguments.size() || arguments.get(index).isEmpty()) {
        return Optional.empty();
      }
      filled.append(translate(arguments.get(index)));
      position += 3;
    }
    return Optional.of(filled.toString());
  }

  private String translate(String argument) {
    boolean term = argument.length() > 1 && argument.charAt(0) == '@';
    if (term) {
      return term(argument.substring(1));
    }
    boolean cut = argument.length() > MAX_ARGUMENT_SHOWN;
    return SourceLines.printable(cut ? argument.substring(0, MAX_ARGUMENT_SHOWN) + "…" : argument);
  }
}
