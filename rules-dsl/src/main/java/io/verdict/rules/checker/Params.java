package io.verdict.rules.checker;

import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.ParamDeclaration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a stage: plain ones are constants, keyed ones are tables. */
final class Params {

  private final Map<String, Plain> plain = new HashMap<>();
  private final Map<String, Keyed> keyed = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private FixedKeys fixedKeys;

  /** A parameter that is one constant. */
  record Plain(Type type, Expression value) {}

  /** A parameter whose value depends on keys. */
  record Keyed(Type type, ParamDeclaration declaration) {}

  void add(String name, Plain param) {
    plain.put(name, param);
  }

  void add(String name, Keyed param) {
    keyed.put(name, param);
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>(plain.keySet());
    names.addAll(keyed.keySet());
    return names;
  }

  Optional<Plain> plain(String name) {
    return Optional.ofNullable(plain.get(name));
  }

  /** Notes that a constant is taken from a parameter. */
  void use(String name) {
    used.add(name);
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  /** Says who makes parameters of which some keys are constants. */
  void fixBy(FixedKeys keys) {
    fixedKeys = keys;
  }

  /** The slot of a parameter that is named with constants in the place of keys. */
  int fixed(Expression.Call call, ParamDeclaration declaration) {
    return fixedKeys.slot(call, declaration);
  }

  Optional<Keyed> keyed(String name) {
    return Optional.ofNullable(keyed.get(name));
  }
}
