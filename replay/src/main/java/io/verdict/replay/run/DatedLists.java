package io.verdict.replay.run;

import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.schema.Kind;
import io.verdict.features.list.ListFormatException;
import io.verdict.features.list.ListLoader;
import io.verdict.features.list.MemberLists;
import io.verdict.features.list.SlabMemberList;
import io.verdict.features.list.Symbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lists of a replay as they grew: a file with the columns {@code value,since} has members from
 * their date on only, so that no decision knows a later finding; a file of one column is whole from
 * the start.
 *
 * <p><b>Thread safety</b>: confined to the thread that reads rows.
 */
final class DatedLists {
  private static final String HEADER = "value,since";

  private final MemberLists lists;
  private final KeyHasher hasher;
  private final ZoneId zone;
  private final Map<String, List<Member>> dated = new TreeMap<>();
  private final Map<String, Kind> kinds = new TreeMap<>();
  private long nextChangeMillis = Long.MIN_VALUE;

  /** A member, and from when on it is one. */
  record Member(String value, long sinceMillis) {}

  private DatedLists(MemberLists lists, KeyHasher hasher, ZoneId zone) {
    this.lists = lists;
    this.hasher = hasher;
    this.zone = zone;
  }

  /** Loads what the stages declare, each list from the first of the folders that has its file. */
  static DatedLists load(
      List<StageModel> stages, List<Path> folders, MemberLists lists, KeyHasher hasher) {
    ZoneId zone = ZoneId.of(stages.get(0).zone());
    DatedLists loaded = new DatedLists(lists, hasher, zone);
    for (StageModel stage : stages) {
      for (ListModel list : stage.lists()) {
        if (!list.file().isEmpty()) {
          loaded.load(list, find(list, folders));
        }
      }
    }
    return loaded;
  }

  private static Path find(ListModel list, List<Path> folders) {
    for (Path folder : folders) {
      if (Files.isRegularFile(folder.resolve(list.file()))) {
        return folder.resolve(list.file());
      }
    }
    throw new InputException(
        "list " + list.name() + ": there is no " + list.file() + " in any of " + folders);
  }

  private void load(ListModel list, Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
        ListLoader loader =
            list.kind() == Kind.KEY ? ListLoader.ofKeys(hasher) : ListLoader.ofCodes();
        lists.slot(list.name(), list.kind());
        lists.swap(list.name(), loader.load(file));
        return;
      }
      List<Member> members = new ArrayList<>();
      for (int i = 1; i < lines.size(); i++) {
        members.add(member(lines.get(i), file, i + 1));
      }
      kinds.put(list.name(), list.kind());
      dated.put(list.name(), members);
    } catch (IOException | ListFormatException e) {
      throw new InputException("list " + list.name() + ": " + e.getMessage(), e);
    }
  }

  private Member member(String line, Path file, int number) {
    int comma = line.lastIndexOf(',');
    try {
      LocalDate since = LocalDate.parse(line.substring(comma + 1));
      long millis = since.atStartOfDay(zone).toInstant().toEpochMilli();
      return new Member(line.substring(0, Math.max(0, comma)), millis);
    } catch (DateTimeParseException e) {
      throw new InputException(
          file + ":" + number + ": expected a member, a comma and a date yyyy-MM-dd", e);
    }
  }

  /** The members of a list as they came, in the order of their dates; empty if it has none. */
  List<Member> membersOf(String list) {
    List<Member> members = new ArrayList<>(dated.getOrDefault(list, List.of()));
    members.sort(Comparator.comparingLong(Member::sinceMillis));
    return members;
  }

  /** Brings the lists to a time; cheap unless a member has been added since the last one. */
  void advance(long timeMillis) {
    if (timeMillis < nextChangeMillis) {
      return;
    }
    nextChangeMillis = Long.MAX_VALUE;
    dated.forEach((name, members) -> rebuild(name, members, timeMillis));
  }

  private void rebuild(String name, List<Member> members, long timeMillis) {
    SlabMemberList.Builder builder = SlabMemberList.builder(Math.max(1, members.size()));
    for (Member member : members) {
      if (member.sinceMillis() > timeMillis) {
        nextChangeMillis = Math.min(nextChangeMillis, member.sinceMillis());
      } else if (kinds.get(name) == Kind.CODE) {
        builder.add(Symbols.high(member.value()), Symbols.low(member.value()));
      } else if (hasher.hash(member.value())) {
        builder.add(hasher.high(), hasher.low());
      }
    }
    lists.slot(name, kinds.get(name));
    lists.swap(name, builder.build());
  }
}
