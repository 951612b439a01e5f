package io.verdict.rules.diff;

import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The named parts of a declaration, in their order, and what differs between those of two. */
final class Parts {
  private final Declared declared;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  Parts(Declared declared) {
    this.declared = declared;
  }

  /** What a part is called in Chinese, the words that are compared, and those that are shown. */
  private record Part(String chinese, String key, String shown) {}

  /** A part as a text of its own. */
  Parts text(String english, String chinese, String text) {
    return put(english, new Part(chinese, text, text));
  }

  Parts name(String english, String chinese, Optional<Name> name) {
    name.ifPresent(one -> text(english, chinese, one.text()));
    return this;
  }

  Parts names(String english, String chinese, List<Name> names, String separator) {
    String joined = names.stream().map(Name::text).collect(Collectors.joining(separator));
    return text(english, chinese, joined);
  }

  /** A part as it is written; compared without white space and comments. */
  Parts written(String english, String chinese, Expression expression) {
    return words(english, chinese, declared.part(expression.span()));
  }

  Parts written(String english, String chinese, Optional<? extends Expression> expression) {
    expression.ifPresent(one -> written(english, chinese, one));
    return this;
  }

  Parts words(String english, String chinese, NormalText words) {
    return put(english, new Part(chinese, words.key(), words.shown()));
  }

  /** A constant's name in small letters; nothing where it is not said. */
  Parts constant(String english, String chinese, Optional<? extends Enum<?>> constant) {
    constant.ifPresent(
        one -> text(english, chinese, one.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    return this;
  }

  /** Parts of one name are told apart by their number. */
  private Parts put(String english, Part part) {
    String name = english;
    for (int i = 2; parts.containsKey(name); i++) {
      name = english + " (" + i + ")";
    }
    parts.put(name, part);
    return this;
  }

  /** What differs, a line each: what changed and came, what went, and what stands elsewhere. */
  static List<String> compare(Parts was, Parts now, Locale locale) {
    boolean isChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    List<String> lines = new ArrayList<>();
    now.parts.forEach(
        (name, to) -> {
          Part from = was.parts.get(name);
          String label = isChinese ? to.chinese : name;
          if (from == null) {
            lines.add((isChinese ? "新增 " + label + "：" : label + " added: ") + to.shown);
          } else if (!from.key.equals(to.key)) {
            lines.add(label + (isChinese ? "：" : ": ") + from.shown + " → " + to.shown);
          }
        });
    was.parts.forEach(
        (name, from) -> {
          if (!now.parts.containsKey(name)) {
            String label = isChinese ? "删除 " + from.chinese + "，原为 " : name + " removed, was ";
            lines.add(label + from.shown);
          }
        });
    List<String> common = now.parts.keySet().stream().filter(was.parts::containsKey).toList();
    Sequences.moved(Sequences.positions(common, was.parts.keySet())).stream()
        .mapToObj(common::get)
        .forEach(
            name -> lines.add(isChinese ? now.parts.get(name).chinese + " 移动" : name + " moved"));
    return lines;
  }
}
