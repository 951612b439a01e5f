package io.verdict.engine.kernel;

/**
 * Limits of a kernel's size, enforced before its rows are allocated.
 *
 * @param maxRowBytes most bytes of bit rows
 */
public record KernelLimits(long maxRowBytes) {
  /** 64 MiB of rows. */
  public static final KernelLimits DEFAULT = new KernelLimits(64L << 20);
}
