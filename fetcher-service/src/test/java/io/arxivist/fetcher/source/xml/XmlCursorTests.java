package io.arxivist.fetcher.source.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class XmlCursorTests {
  @Test
  void walksFromElementToElement() throws Exception {
    try (XmlCursor xml = cursor("<a><b x=\"1\">one <i>two</i><!-- no --></b><c/></a>")) {
      assertThat(xml.nextElement()).isTrue();
      assertThat(xml.nextWithin("a")).isTrue();
      assertThat(xml.name()).isEqualTo("b");
      assertThat(xml.attribute("x")).isEqualTo("1");
      assertThat(xml.attribute("y")).isNull();
      assertThat(xml.text()).isEqualTo("one two");
      assertThat(xml.nextWithin("a")).isTrue();
      assertThat(xml.name()).isEqualTo("c");
      assertThat(xml.nextWithin("a")).isFalse();
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
                while (xml.nextWithin("a")) {
                  xml.name();
                }
              }
            })
        .isInstanceOf(XMLStreamException.class);
  }

  private static void readAll(String document) throws XMLStreamException {
    try (XmlCursor xml = cursor(document)) {
      xml.nextElement();
      xml.text();
    }
  }

  private static XmlCursor cursor(String document) throws XMLStreamException {
    return new XmlCursor(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }
}
