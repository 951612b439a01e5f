package io.verdict.engine.artifact;

import java.util.BitSet;

/**
 * A set of categories, which are numbers from 0.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class CategorySet {
  private final BitSet members;

  private CategorySet(BitSet members) {
    this.members = members;
  }

  /** A set of the bits that are set. */
  public static CategorySet of(BitSet members) {
    return new CategorySet((BitSet) members.clone());
  }

  /** A set from its words, lowest category first. */
  static CategorySet ofWords(long[] words) {
    return new CategorySet(BitSet.valueOf(words));
  }

  /** Whether a category is a member; a negative one never is. */
  public boolean contains(long category) {
    return category >= 0 && category <= Integer.MAX_VALUE && members.get((int) category);
  }

  /** One more than the greatest member. */
  public int length() {
    return members.length();
  }

  long[] words() {
    return members.toLongArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategorySet set && members.equals(set.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
