package io.arxivist.ui.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A secret between a browser and this dashboard. It travels in a cookie and once more in each form,
 * where no other site can put it, since none can read the cookie. Nothing is kept on the server.
 */
@Component
class FormToken {
  static final String NAME = "form-token";

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private final SecureRandom random = new SecureRandom();

  /**
   * The browser's token; one that it has not yet is given to it. To be called before the page is
   * written, since a cookie comes before the page.
   */
  String give(HttpServletRequest request, HttpServletResponse response) {
    String given = (String) request.getAttribute(NAME);
    if (given != null) {
      return given;
    }
    String known = cookie(request);
    String token = known == null ? fresh() : known;
    if (known == null) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(NAME, token)
              .path("/")
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Strict")
              .build()
              .toString());
    }
    request.setAttribute(NAME, token);
    return token;
  }

  /** Whether a form holds the token of the browser that sends it. */
  boolean matches(HttpServletRequest request) {
    String known = cookie(request);
    String sent = request.getParameter(NAME);
    return known != null
        && sent != null
        && MessageDigest.isEqual(
            known.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, NAME);
    return cookie == null || !FORM.matcher(cookie.getValue()).matches() ? null : cookie.getValue();
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
