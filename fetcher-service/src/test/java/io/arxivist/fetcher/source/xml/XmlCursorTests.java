package io.arxivist.fetcher.source.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.fetcher.source.RepeatedBytes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class XmlCursorTests {
  @Test
  void walksFromElementToElement() throws Exception {
    try (XmlCursor xml = cursor("<a><b x=\"1\">one <i>two</i><!-- no --></b><c/></a>")) {
      assertThat(xml.nextElement()).isTrue();
      assertThat(xml.nextWithin(1)).isTrue();
      assertThat(xml.name()).isEqualTo("b");
      assertThat(xml.attribute("x")).isEqualTo("1");
      assertThat(xml.attribute("y")).isNull();
      assertThat(xml.text()).isEqualTo("one two");
      assertThat(xml.nextWithin(1)).isTrue();
      assertThat(xml.name()).isEqualTo("c");
      assertThat(xml.nextWithin(1)).isFalse();
      assertThat(xml.nextElement()).isFalse();
    }
  }

  @Test
  void expandsNoEntityOfTheDocumentsOwn() {
    String bomb = "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY b \"&l;&l;&l;\">]><a>&b;</a>";

    assertThatThrownBy(() -> readAll(bomb)).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void readsNoFileForAnEntity() {
    String thief = "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&f;</a>";

    assertThatThrownBy(() -> readAll(thief)).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void readsNamesOfCharactersThatFeedsUseUndeclared() throws Exception {
    assertThat(text("<a>Poincar&eacute;&nbsp;&amp; &#233; &unknown;</a>"))
        .isEqualTo("Poincaré\u00a0& é &unknown;");
  }

  @Test
  void readsOnPastCharactersThatXmlForbids() throws Exception {
    assertThat(text("<a>x\b&#8;&#x1F;&#xD800;&#xFFFF;&#1114112;&#99999999999999; &#65;y</a>"))
        .isEqualTo("x\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd Ay");
  }

  @Test
  void readsOnPastBytesThatAreNotUtf8() throws Exception {
    byte[] document = "<a>na\u00efve</a>".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(text(document)).isEqualTo("na\ufffdve");
  }

  @Test
  void readsUtf16BehindAByteOrderMark() throws Exception {
    String document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>\u00fcber</a>";

    assertThat(text(document.getBytes(StandardCharsets.UTF_16))).isEqualTo("\u00fcber");
    assertThat(text(("\ufeff" + document).getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("\u00fcber");
    assertThat(text("\ufeff<a>\u00fcber</a>")).isEqualTo("\u00fcber");
  }

  @Test
  void readsCharactersOutsideTheFirstPlaneAcrossItsBuffers() throws Exception {
    for (int before = 8_180; before < 8_200; before++) {
      String padded = "x".repeat(before) + "\ud835\udd3d&#120125;&#8;";

      assertThat(text("<a>" + padded + "</a>"))
          .endsWith("x\ud835\udd3d\ud835\udd3d\ufffd")
          .hasSize(before + 5);
    }
  }

  @Test
  void givesUpOnAnEndlessAttributeOrComment() {
    assertThatThrownBy(() -> readAll("<a b='" + "x".repeat(1 << 21) + "'/>"))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining("a text or tag is longer than 1048576 bytes");
    assertThatThrownBy(() -> readAll("<a><!--" + "x".repeat(1 << 21) + "--></a>"))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void givesUpOnEndlessElements() {
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream("<a>".getBytes(StandardCharsets.UTF_8)),
            new RepeatedBytes("<b/>"));

    assertThatThrownBy(
            () -> {
              try (XmlCursor xml = new XmlCursor(endless)) {
                while (xml.nextElement()) {
                  xml.name();
                }
              }
            })
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining("more than 4000000 elements");
  }

  @Test
  void keepsToElementsOfItsOwnWhenNamesRepeat() throws Exception {
    try (XmlCursor xml = cursor("<a><a><a/><b/></a><c/></a>")) {
      xml.nextElement();
      xml.nextWithin(1);

      assertThat(xml.nextWithin(2)).isTrue();
      assertThat(xml.nextWithin(2)).isTrue();
      assertThat(xml.name()).isEqualTo("b");
      assertThat(xml.nextWithin(2)).isFalse();
      assertThat(xml.nextWithin(1)).isTrue();
      assertThat(xml.name()).isEqualTo("c");
    }
  }

  @Test
  void givesUpOnEndlessText() {
    String endless = "<a>" + "x".repeat(200_001) + "</a>";

    assertThatThrownBy(() -> readAll(endless))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining("longer than 200000");
  }

  @Test
  void givesUpOnDeepNesting() {
    String deep = "<a>".repeat(65) + "</a>".repeat(65);

    assertThatThrownBy(() -> readAll(deep))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining("deeper than 64");
  }

  @Test
  void saysWhereADocumentBreaksOff() {
    assertThatThrownBy(
            () -> {
              try (XmlCursor xml = cursor("<a><b>")) {
                xml.nextElement();
                while (xml.nextWithin(1)) {
                  xml.name();
                }
              }
            })
        .isInstanceOf(XMLStreamException.class);
  }

  private static String text(String document) throws Exception {
    return text(document.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] document) throws Exception {
    try (XmlCursor xml = new XmlCursor(new ByteArrayInputStream(document))) {
      xml.nextElement();
      return xml.text();
    }
  }

  private static void readAll(String document) throws Exception {
    try (XmlCursor xml = cursor(document)) {
      xml.nextElement();
      xml.text();
    }
  }

  private static XmlCursor cursor(String document) throws Exception {
    return new XmlCursor(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }
}
