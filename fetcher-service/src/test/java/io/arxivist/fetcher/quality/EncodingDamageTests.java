package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingDamageTests {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Poincaré",
        "Schrödinger",
        "Erdős–Rényi",
        "don’t",
        "“quoted”",
        "5 ± 1",
        "α decay",
        "a × b"
      })
  void isSeenWhereUtf8WasReadAsOneByteCharacters(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(EncodingDamage.find(text)).isNull();
    assertThat(EncodingDamage.find(new String(bytes, WINDOWS))).isNotNull();
    assertThat(EncodingDamage.find(new String(bytes, StandardCharsets.ISO_8859_1))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Poincar\ufffd",
        "a\u0085b",
        "\u00ef\u00bb\u00bfTitle",
        "R&amp;D",
        "x &lt; y",
        "don&#39;t",
        "a&#x2019;b",
        "donâ t"
      })
  void isSeenInReplacementsControlsAndEntities(String text) {
    assertThat(EncodingDamage.find(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$\\mathbb{R}^n$ and \\`a la Schr\\\"odinger, Poincar\\'e",
        "R&D, AT&T; $a &= b; \\\\ c &= d;$",
        "Ångström, 3 Å², Àêîõüß ÉCOLE São Tomé, naïve, À la",
        "中文 русский Ελληνικά 日本語",
        "x ≤ y → ∞, 5 µm, 20 °C, « guillemets »"
      })
  void isNotSeenInLatexAndInOtherScripts(String text) {
    assertThat(EncodingDamage.find(text)).isNull();
  }

  @Test
  void isShownWithWhatStandsAroundIt() {
    assertThat(EncodingDamage.find("The conjecture of PoincarÃ© and what became of it"))
        .isEqualTo("e of PoincarÃ© and what be");
  }
}
