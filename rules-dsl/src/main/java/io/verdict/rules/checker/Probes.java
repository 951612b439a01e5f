package io.verdict.rules.checker;

import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The named lists of a stage and the boolean slots that tell who is in them. */
final class Probes {

  private final Reporter reporter;
  private final Map<String, ListModel> lists = new LinkedHashMap<>();
  private final List<ListProbe> probes = new ArrayList<>();
  private final TreeSet<String> used = new TreeSet<>();

  Probes(Reporter reporter) {
    this.reporter = reporter;
  }

  void declare(ListModel list, Name name) {
    if (lists.putIfAbsent(list.name(), list) != null) {
      throw reporter.failure(name.span(), PolicyCode.DECLARED_TWICE, name.text());
    }
  }

  /** The slot that tells whether a key or code is in a list. */
  int probe(Name list, int keySlot, Scope scope) {
    ListModel model = lists.get(list.text());
    if (model == null) {
      throw reporter.unknown(list.span(), PolicyCode.UNKNOWN_LIST, list.text(), lists.keySet());
    }
    used.add(list.text());
    Field key = scope.field(keySlot);
    if (key.type().kind() != model.kind()) {
      String listType = model.kind() == Kind.KEY ? "key" : "code";
      throw reporter.failure(list.span(), PolicyCode.LIST_TYPE, key.type().toString(), listType);
    }
    for (ListProbe probe : probes) {
      if (probe.keySlot() == keySlot && probe.list().equals(list.text())) {
        return probe.slot();
      }
    }
    String name = key.name() + " in list(" + list.text() + ")";
    int slot = scope.declare(Field.computed(name, Type.bool(), Role.LIST_PROBE), list.span());
    probes.add(new ListProbe(slot, list.text(), keySlot));
    return slot;
  }

  /** The position of a list of keys that something else than a probe reads. */
  int keyList(Name list) {
    ListModel model = lists.get(list.text());
    if (model == null) {
      throw reporter.unknown(list.span(), PolicyCode.UNKNOWN_LIST, list.text(), lists.keySet());
    }
    if (model.kind() != Kind.KEY) {
      throw reporter.failure(list.span(), PolicyCode.LIST_TYPE, "key", "code");
    }
    used.add(list.text());
    return List.copyOf(lists.keySet()).indexOf(list.text());
  }

  boolean isUsed(String list) {
    return used.contains(list);
  }

  List<ListModel> lists() {
    return List.copyOf(lists.values());
  }

  List<ListProbe> probes() {
    return List.copyOf(probes);
  }
}
