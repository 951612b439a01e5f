package io.verdict.rules.diff;

import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.ParamDeclaration.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a parameter that changed, by key. */
final class ParamDetails {
  private ParamDetails() {}

  static List<String> of(Declared was, ParamDeclaration from, Declared now, ParamDeclaration to) {
    List<String> details = new ArrayList<>();
    Map<String, NormalText> former = new LinkedHashMap<>();
    for (Entry entry : from.entries()) {
      former.put(keys(was, entry), was.part(entry.value().span()));
    }
    for (Entry entry : to.entries()) {
      String keys = keys(now, entry);
      String value = now.part(entry.value().span()).shown();
      NormalText earlier = former.remove(keys);
      if (earlier == null) {
        details.add(name(to, keys) + " added: " + value);
      } else if (!earlier.key().equals(now.part(entry.value().span()).key())) {
        details.add(name(to, keys) + " " + earlier.shown() + " → " + value);
      }
    }
    former.forEach((keys, value) -> details.add(name(to, keys) + " removed, was " + value.shown()));
    compare(details, "tightens", direction(from), direction(to));
    compare(details, "corridor", corridor(was, from), corridor(now, to));
    if (details.isEmpty()) {
      return Details.words("", was.text(), now.text());
    }
    return details;
  }

  private static void compare(List<String> details, String what, String from, String to) {
    if (!from.equals(to)) {
      details.add(what + " " + from + " → " + to);
    }
  }

  private static String direction(ParamDeclaration param) {
    return param.freedom().direction().map(Enum::name).orElse("none");
  }

  private static String corridor(Declared declared, ParamDeclaration param) {
    Optional<Literal> corridor = param.freedom().corridor();
    return corridor.map(literal -> declared.part(literal.span()).shown()).orElse("none");
  }

  private static String keys(Declared declared, Entry entry) {
    List<String> keys = new ArrayList<>();
    entry.patterns().forEach(pattern -> keys.add(declared.part(pattern.span()).shown()));
    return String.join(", ", keys);
  }

  private static String name(ParamDeclaration param, String keys) {
    return keys.isEmpty() ? param.name().text() : param.name().text() + "[" + keys + "]";
  }
}
