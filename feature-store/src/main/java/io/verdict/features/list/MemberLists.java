package io.verdict.features.list;

import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.NearestName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The lists of a store by name. A list is built aside and put in place of the one before by one
 * reference; a join sees the one or the other.
 *
 * <p><b>Thread safety</b>: safe.
 */
public final class MemberLists {
  private final Map<String, ListSlot> slots = new ConcurrentSkipListMap<>();

  /**
   * The place of a list, made when it is first asked for.
   *
   * @throws IllegalArgumentException if it is known to hold members of another kind
   */
  public ListSlot slot(String name, Kind kind) {
    ListSlot slot = slots.computeIfAbsent(name, n -> new ListSlot(n, kind));
    if (slot.kind() != kind) {
      throw new IllegalArgumentException(
          "list " + name + " holds members of kind " + slot.kind() + ", not " + kind);
    }
    return slot;
  }

  /**
   * Serves a list from now on.
   *
   * @throws IllegalArgumentException if no bound policy probes a list of that name
   */
  public void swap(String name, MemberList list) {
    ListSlot slot = slots.get(name);
    if (slot == null) {
      String near = NearestName.of(name, slots.keySet());
      throw new IllegalArgumentException(
          "no policy probes a list '"
              + name
              + "'"
              + (near.isEmpty() ? "" : "; did you mean '" + near + "'?"));
    }
    slot.swap(list);
  }

  /**
   * Loads the lists that stages declare with a file beside the policy.
   *
   * @param stages the flow's stages
   * @param folder the policy's folder
   * @param hasher the host's hasher, for lists of keys
   * @throws IOException if a file cannot be read
   * @throws ListFormatException if a line of a file is not a member
   */
  public void loadDeclared(List<StageModel> stages, Path folder, KeyHasher hasher)
      throws IOException {
    for (StageModel stage : stages) {
      for (ListModel list : stage.lists()) {
        if (!list.file().isEmpty()) {
          ListLoader loader =
              list.kind() == Kind.KEY ? ListLoader.ofKeys(hasher) : ListLoader.ofCodes();
          slot(list.name(), list.kind()).swap(loader.load(folder.resolve(list.file())));
        }
      }
    }
  }
}
