package io.verdict.engine.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.signoff.Finding.Severity;
import io.verdict.engine.signoff.SignOff.Verdict;
import io.verdict.engine.signoff.SignOffException.Code;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignOffTest {
  private static final String HASH = "ab".repeat(32);
  private static final String MANIFEST = "cd".repeat(32);
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final KeyPair KEY = newKey();

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SignOff signOff(Verdict verdict, Finding... findings) {
    return new SignOff(
        List.of(HASH),
        MANIFEST,
        "application decisions of consumer loans",
        "Policy owner",
        "Second line",
        DAY,
        DAY.plusYears(1),
        verdict,
        List.of(findings),
        List.of("monitor PSI of score.application monthly"));
  }

  private static Finding finding(Severity severity, boolean isOpen) {
    return new Finding(severity, DAY.plusMonths(1), isOpen, "the thin-file segment is small");
  }

  private static void assertCode(Code code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SignOffException.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  @Test
  void whatWasSignedIsReadBackWhole() {
    SignOff signed =
        signOff(
            Verdict.APPROVE_WITH_CONDITIONS,
            finding(Severity.LOW, true),
            finding(Severity.CRITICAL, false));
    String text = SignOffText.sign(signed, KEY.getPrivate(), "validation-1");
    assertThat(text).startsWith("verdict-signoff: 1\nartifact: " + HASH + "\n");
    SignOff read = SignOffText.verify(text, Map.of("validation-1", KEY.getPublic()));
    assertThat(read).isEqualTo(signed);
    read.requireInForce(HASH, DAY);
  }

  @Test
  void everyChangedCharacterBreaksTheSignature() {
    String text = SignOffText.sign(signOff(Verdict.APPROVE), KEY.getPrivate(), "k");
    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == '7' ? '8' : '7';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThatThrownBy(() -> SignOffText.verify(changed, Map.of("k", KEY.getPublic())))
          .as("character %d", i)
          .isInstanceOf(SignOffException.class);
    }
  }

  @Test
  void anUnknownKeyAndAMissingSignatureAreRefused() {
    String text = SignOffText.sign(signOff(Verdict.APPROVE), KEY.getPrivate(), "k");
    assertCode(Code.SIGNATURE, () -> SignOffText.verify(text, Map.of()));
    assertCode(Code.SIGNATURE, () -> SignOffText.verify(text, Map.of("k", newKey().getPublic())));
    String unsigned = text.substring(0, text.indexOf("signature: "));
    assertCode(Code.SIGNATURE, () -> SignOffText.verify(unsigned, Map.of("k", KEY.getPublic())));
  }

  @Test
  void holdsForItsArtifactsAndItsDaysAlone() {
    SignOff signOff = signOff(Verdict.APPROVE);
    assertCode(Code.OTHER_ARTIFACT, () -> signOff.requireInForce("ef".repeat(32), DAY));
    assertCode(Code.NOT_IN_FORCE, () -> signOff.requireInForce(HASH, DAY.minusDays(1)));
    signOff.requireInForce(HASH, DAY.plusYears(1));
    assertCode(Code.NOT_IN_FORCE, () -> signOff.requireInForce(HASH, DAY.plusYears(1).plusDays(1)));
    assertCode(Code.NOT_IN_FORCE, () -> signOff(Verdict.REJECT).requireInForce(HASH, DAY));
  }

  @Test
  void openFindingsForbidUseByTheirSeverity() {
    assertCode(
        Code.NOT_IN_FORCE,
        () -> signOff(Verdict.APPROVE, finding(Severity.CRITICAL, true)).requireInForce(HASH, DAY));
    SignOff high = signOff(Verdict.APPROVE, finding(Severity.HIGH, true));
    high.requireInForce(HASH, DAY.plusMonths(1));
    assertCode(Code.NOT_IN_FORCE, () -> high.requireInForce(HASH, DAY.plusMonths(1).plusDays(1)));
    signOff(Verdict.APPROVE, finding(Severity.MEDIUM, true))
        .requireInForce(HASH, DAY.plusMonths(2));
  }

  @Test
  void theOwnerMayNotValidateTheOwnWork() {
    assertCode(
        Code.FORM,
        () ->
            new SignOff(
                List.of(HASH),
                MANIFEST,
                "s",
                "A",
                "A",
                DAY,
                DAY,
                Verdict.APPROVE,
                List.of(),
                List.of()));
  }
}
