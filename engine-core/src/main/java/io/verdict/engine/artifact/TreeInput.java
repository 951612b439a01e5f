package io.verdict.engine.artifact;

import java.util.List;

/**
 * One input of an ensemble: a slot and how its value becomes the number that the trees compare.
 *
 * <p>Money, decimals, rates, integers and truth values are divided by {@code divisor}, correctly
 * rounded where the long is below 2^53; a double is taken as it is. An enum's or code's symbol is
 * the category at its number in {@code categories}.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param name the model's name of the input
 * @param slot the slot read
 * @param divisor a power of ten; 1 for doubles and categories
 * @param categories for an ENUM the category of each symbol, for a CODE that of every other code
 *     and then of each symbol; -1 is missing; empty for numbers
 * @param specials what each special value of the field counts as; NaN is missing
 */
public record TreeInput(
    String name, int slot, long divisor, List<Integer> categories, List<Double> specials) {
  /** Greatest category. */
  public static final int MAX_CATEGORY = 60_000;

  public TreeInput {
    categories = List.copyOf(categories);
    specials = List.copyOf(specials);
  }

  /** A number without special values. */
  public static TreeInput number(String name, int slot, long divisor) {
    return new TreeInput(name, slot, divisor, List.of(), List.of());
  }
}
