package io.arxivist.gateway;

import io.arxivist.service.web.RequestIdFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the request id that {@link RequestIdFilter} settled on a header of the request, so that the
 * service behind a route logs the same one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestIdForwardingFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = response.getHeader(RequestIdFilter.HEADER);
    chain.doFilter(id == null ? request : new IdentifiedRequest(request, id), response);
  }

  private static final class IdentifiedRequest extends HttpServletRequestWrapper {
    private final String id;

    IdentifiedRequest(HttpServletRequest request, String id) {
      super(request);
      this.id = id;
    }

    @Override
    public String getHeader(String name) {
      return RequestIdFilter.HEADER.equalsIgnoreCase(name) ? id : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return RequestIdFilter.HEADER.equalsIgnoreCase(name)
          ? Collections.enumeration(Set.of(id))
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
      names.removeIf(RequestIdFilter.HEADER::equalsIgnoreCase);
      names.add(RequestIdFilter.HEADER);
      return Collections.enumeration(names);
    }
  }
}
