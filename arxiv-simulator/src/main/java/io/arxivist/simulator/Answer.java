package io.arxivist.simulator;

/** What an interface answers when nothing goes wrong. */
sealed interface Answer {

  /** An answer that shows no part of a list. */
  record Fixed(int status, byte[] body) implements Answer {}

  /**
   * A page of a list, which can still be cut otherwise.
   *
   * @param papers how many of its records are not deleted
   * @param pageSize most records on a page
   */
  record Page(Slice slice, int papers, int pageSize, Rendering rendering) implements Answer {
    byte[] body() {
      return rendering.of(slice);
    }
  }

  /** Writes a page that shows a part of the list. */
  @FunctionalInterface
  interface Rendering {
    byte[] of(Slice slice);
  }

  static Fixed ok(byte[] body) {
    return new Fixed(200, body);
  }

  /** The answer as it goes over the wire when nothing goes wrong there either. */
  default Response response() {
    return switch (this) {
      case Fixed fixed -> Response.of(fixed.status(), fixed.body());
      case Page page -> Response.of(200, page.body());
    };
  }
}
