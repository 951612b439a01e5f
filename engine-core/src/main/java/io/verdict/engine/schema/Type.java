package io.verdict.engine.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * The type of a slot: its kind and what the kind needs (scale, currency, symbols).
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param kind the kind of value
 * @param scale digits after the point of MONEY (minor units), DECIMAL (0..18) and RATE (6); 0 else
 * @param currency ISO 4217 code of MONEY; empty else
 * @param symbols the symbols of ENUM, SET (closed, in order) and CODE (those the policy names);
 *     empty else
 * @param isOrdered whether an ENUM's declaration order may be compared
 */
public record Type(Kind kind, int scale, String currency, List<String> symbols, boolean isOrdered) {
  /** Digits after the point of a rate: one basis point is 100. */
  public static final int RATE_SCALE = 6;

  /** Most digits after the point of a decimal. */
  public static final int MAX_SCALE = 18;

  /** Most symbols of a set. */
  public static final int MAX_SET_SYMBOLS = 63;

  public Type {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(currency, "currency");
    symbols = List.copyOf(symbols);
    if (scale < 0 || scale > MAX_SCALE) {
      throw new IllegalArgumentException("scale " + scale + " is outside 0.." + MAX_SCALE);
    }
    if (kind == Kind.SET && symbols.size() > MAX_SET_SYMBOLS) {
      throw new IllegalArgumentException(
          "a set has at most " + MAX_SET_SYMBOLS + " symbols, not " + symbols.size());
    }
    if (new HashSet<>(symbols).size() != symbols.size()) {
      throw new IllegalArgumentException("a symbol is listed twice in " + symbols);
    }
  }

  private static Type plain(Kind kind) {
    return new Type(kind, 0, "", List.of(), false);
  }

  /** True or false. */
  public static Type bool() {
    return plain(Kind.BOOL);
  }

  /** A 64-bit integer. */
  public static Type integer() {
    return plain(Kind.INT);
  }

  /** An amount in the minor units of a currency with two of them, such as CNY. */
  public static Type money(String currency) {
    return money(currency, 2);
  }

  /** An amount in minor units: {@code scale} digits after the point. */
  public static Type money(String currency, int scale) {
    return new Type(Kind.MONEY, scale, currency, List.of(), false);
  }

  /** An exact decimal with {@code scale} digits after the point. */
  public static Type decimal(int scale) {
    return new Type(Kind.DECIMAL, scale, "", List.of(), false);
  }

  /** A share of one in millionths. */
  public static Type rate() {
    return new Type(Kind.RATE, RATE_SCALE, "", List.of(), false);
  }

  /** A model output. */
  public static Type float64() {
    return plain(Kind.DOUBLE);
  }

  /** A calendar day. */
  public static Type date() {
    return plain(Kind.DATE);
  }

  /** A point in time, to the millisecond. */
  public static Type instant() {
    return plain(Kind.INSTANT);
  }

  /** One symbol of a closed list, not ordered. */
  public static Type enumOf(List<String> symbols) {
    return new Type(Kind.ENUM, 0, "", symbols, false);
  }

  /** One symbol of a closed list, ordered as declared, smallest first. */
  public static Type orderedEnum(List<String> symbols) {
    return new Type(Kind.ENUM, 0, "", symbols, true);
  }

  /** An open code; the symbols are those that the policy names. */
  public static Type code(List<String> symbols) {
    return new Type(Kind.CODE, 0, "", symbols, false);
  }

  /** An entity's identifier, kept as a keyed hash. */
  public static Type key() {
    return plain(Kind.KEY);
  }

  /** A subset of a closed list. */
  public static Type setOf(List<String> symbols) {
    return new Type(Kind.SET, 0, "", symbols, false);
  }

  /** Whether a value of this type is a number scaled by a power of ten. */
  public boolean isScaled() {
    return kind == Kind.MONEY || kind == Kind.DECIMAL || kind == Kind.RATE;
  }

  /**
   * Whether two fields of the same name may share a slot: equal, codes aside, whose dictionaries
   * are joined.
   */
  public boolean isCompatible(Type other) {
    if (kind == Kind.CODE) {
      return other.kind == Kind.CODE;
    }
    return equals(other);
  }

  /** The type as the policy language writes it. */
  @Override
  public String toString() {
    return switch (kind) {
      case BOOL -> "bool";
      case INT -> "int";
      case MONEY -> "money(" + currency + ")";
      case DECIMAL -> "decimal(" + scale + ")";
      case RATE -> "rate";
      case DOUBLE -> "double";
      case DATE -> "date";
      case INSTANT -> "instant";
      case ENUM -> (isOrdered ? "ordered enum " : "enum ") + braces();
      case CODE -> "code";
      case KEY -> "key";
      case SET -> "set " + braces();
    };
  }

  private String braces() {
    return "{" + String.join(", ", symbols) + "}";
  }
}
