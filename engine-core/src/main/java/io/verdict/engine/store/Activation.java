package io.verdict.engine.store;

import io.verdict.engine.store.StoreException.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which artifacts are in force: for each stage one champion, challengers that decide a share of the
 * applicants, and shadows that decide nothing. Immutable.
 *
 * @param revision grows by one with each activation; 0 is the empty one before the first
 * @param entries in the order in which they were given
 * @param splits by what persons are shared out, for the stages of which it is said
 */
public record Activation(long revision, List<Entry> entries, List<Split> splits) {

  /** The whole of the applicants, in basis points. */
  public static final int WHOLE_BASIS_POINTS = 10_000;

  /** Most entries of one activation. */
  public static final int MAX_ENTRIES = 10_000;

  private static final int FIELDS = 6;

  /** What an artifact does. */
  public enum Role {
    /** Decides everybody whom no challenger takes. */
    CHAMPION,
    /** Decides its share. */
    CHALLENGER,
    /** Is evaluated on its share beside the decision, without effect. */
    SHADOW
  }

  /**
   * One artifact in force.
   *
   * @param role what it does
   * @param stage the stage, with the scenario where there are several: a token without blanks
   * @param name the artifact's name
   * @param version its version
   * @param hash its content hash
   * @param shareBasisPoints share of the applicants, 0 to {@value Activation#WHOLE_BASIS_POINTS};
   *     champion and challengers of a stage add up to the whole
   */
  public record Entry(
      Role role, String stage, String name, int version, String hash, int shareBasisPoints) {

    /**
     * Checks the ranges.
     *
     * @throws StoreException {@code INVALID} if one is broken
     */
    public Entry {
      ModelName.requireToken("stage", stage);
      ModelName checked = new ModelName(name, version, hash);
      if (shareBasisPoints < 0 || shareBasisPoints > WHOLE_BASIS_POINTS) {
        throw new StoreException(
            Code.INVALID,
            checked.name() + ": share " + shareBasisPoints + ", want 0 to 10000 basis points");
      }
    }

    String line() {
      return role + " " + stage + " " + name + " " + version + " " + shareBasisPoints + " " + hash;
    }

    static Entry parse(String line) {
      String[] parts = line.split(" ", -1);
      if (parts.length != FIELDS) {
        throw new IllegalArgumentException("fields");
      }
      return new Entry(
          Role.valueOf(parts[0]),
          parts[1],
          parts[2],
          Integer.parseInt(parts[3]),
          parts[5],
          Integer.parseInt(parts[4]));
    }
  }

  /**
   * By what the persons of a stage are shared out.
   *
   * @param stage the stage's token
   * @param key the field whose keyed hash the host gives as the applicant
   * @param salt the experiment's name: another one draws the shares anew
   */
  public record Split(String stage, String key, String salt) {
    private static final String WORD = "SPLIT";
    private static final int SPLIT_FIELDS = 4;

    /**
     * Checks the tokens.
     *
     * @throws StoreException {@code INVALID} if one has a blank or is empty
     */
    public Split {
      ModelName.requireToken("stage", stage);
      ModelName.requireToken("key", key);
      ModelName.requireToken("salt", salt);
    }

    String line() {
      return WORD + " " + stage + " " + key + " " + salt;
    }

    static boolean isLine(String line) {
      return line.startsWith(WORD + " ");
    }

    static Split parse(String line) {
      String[] parts = line.split(" ", -1);
      if (parts.length != SPLIT_FIELDS) {
        throw new IllegalArgumentException("fields");
      }
      return new Split(parts[1], parts[2], parts[3]);
    }
  }

  /** An activation that shares persons out by the names of the stages alone. */
  public Activation(long revision, List<Entry> entries) {
    this(revision, entries, List.of());
  }

  /**
   * Checks that each stage has one champion, no artifact twice, shares that add up, and at most one
   * split.
   *
   * @throws StoreException {@code INVALID}, naming the stage
   */
  public Activation {
    entries = List.copyOf(entries);
    splits = List.copyOf(splits);
    if (entries.size() > MAX_ENTRIES) {
      throw new StoreException(Code.INVALID, entries.size() + " entries: at most " + MAX_ENTRIES);
    }
    Map<String, List<Entry>> stages = new TreeMap<>();
    for (Entry entry : entries) {
      stages.computeIfAbsent(entry.stage(), stage -> new ArrayList<>()).add(entry);
    }
    stages.forEach(Activation::requireStage);
    Set<String> split = new HashSet<>();
    for (Split one : splits) {
      if (!stages.containsKey(one.stage()) || !split.add(one.stage())) {
        throw new StoreException(
            Code.INVALID, "stage " + one.stage() + ": want entries, and one split at most");
      }
    }
  }

  private static void requireStage(String stage, List<Entry> entries) {
    int champions = 0;
    long share = 0;
    Set<String> hashes = new HashSet<>();
    for (Entry entry : entries) {
      champions += entry.role() == Role.CHAMPION ? 1 : 0;
      share += entry.role() == Role.SHADOW ? 0 : entry.shareBasisPoints();
      if (!hashes.add(entry.hash())) {
        throw new StoreException(Code.INVALID, "stage " + stage + ": an artifact stands twice");
      }
    }
    if (champions != 1 || share != WHOLE_BASIS_POINTS) {
      throw new StoreException(
          Code.INVALID,
          "stage "
              + stage
              + ": "
              + champions
              + " champions and shares of "
              + share
              + " basis points\n  want one champion; it and its challengers share 10000");
    }
  }

  /** Returns the entries of one stage, champion, challengers, shadows, each in the given order. */
  public List<Entry> stage(String stage) {
    List<Entry> found = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Entry entry : entries) {
        if (entry.role() == role && entry.stage().equals(stage)) {
          found.add(entry);
        }
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** Returns by what the persons of a stage are shared out, if it is said. */
  public Optional<Split> split(String stage) {
    return splits.stream().filter(one -> one.stage().equals(stage)).findFirst();
  }
}
