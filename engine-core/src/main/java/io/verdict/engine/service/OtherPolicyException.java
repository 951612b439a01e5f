package io.verdict.engine.service;

/** A journal's entry was decided by another policy than the one that it is read with. */
public final class OtherPolicyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  OtherPolicyException(long sequence) {
    super(
        "entry "
            + sequence
            + " was decided by another policy than the one given;\n"
            + "give the policy folder that the journal was written with");
  }
}
