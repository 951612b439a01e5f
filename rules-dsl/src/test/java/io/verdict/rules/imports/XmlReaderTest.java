package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verdict.rules.imports.ImportFailure.Kind;
import org.junit.jupiter.api.Test;

/** XML from anywhere: read, or refused with the line. */
class XmlReaderTest {
  private static void refused(Kind kind, int line, String text) {
    assertThatExceptionOfType(ImportFailure.class)
        .isThrownBy(() -> XmlReader.read(text))
        .matches(failure -> failure.kind() == kind, kind.toString())
        .matches(failure -> failure.line() == line, "line " + line);
  }

  @Test
  void readsElementsByTheirLocalNames() {
    XmlElement root = XmlReader.read("<a:x xmlns:a='u' k='1&lt;2'>\n <y> t &amp; u </y>\n</a:x>");

    assertThat(root.name()).isEqualTo("x");
    assertThat(root.attribute("k")).contains("1<2");
    assertThat(root.textOf("y")).isEqualTo("t & u");
    assertThat(root.children().get(0).line()).isEqualTo(2);
  }

  @Test
  void readsNoDocumentTypeAndNothingOutside() {
    String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<x>&b;</x>";
    String outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<x>&a;</x>";
    assertThatExceptionOfType(ImportFailure.class).isThrownBy(() -> XmlReader.read(bomb));
    assertThatExceptionOfType(ImportFailure.class).isThrownBy(() -> XmlReader.read(outside));
    refused(Kind.UNSUPPORTED, 1, "<!DOCTYPE x SYSTEM \"http://localhost/x.dtd\"><x/>");
  }

  @Test
  void limitsDepth() {
    refused(Kind.TOO_LARGE, 1, "<x>".repeat(100_000));
    assertThat(XmlReader.read("<x>".repeat(200) + "</x>".repeat(200)).name()).isEqualTo("x");
  }

  @Test
  void namesTheLineOfWhatIsNotWellFormed() {
    refused(Kind.MALFORMED, 2, "<x>\n<y></x>");
    refused(Kind.MALFORMED, 1, "");
    refused(Kind.MALFORMED, 1, "no xml");
  }
}
