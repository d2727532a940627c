package io.arxivist.ui.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps a page to what this server itself sent: no foreign or inline scripts, styles, frames. */
@Component
class SecurityHeadersFilter extends OncePerRequestFilter {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    /* With no-referrer, browsers would send "Origin: null" on the forms of our own pages. */
    response.setHeader("Referrer-Policy", "same-origin");
    chain.doFilter(request, response);
  }
}
