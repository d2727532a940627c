package io.arxivist.gateway;

import java.net.URI;
import org.springframework.cloud.gateway.server.mvc.filter.SimpleFilterSupplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The route filter {@code PublicLocation}: a service says {@code Location: /trainings/7}, with or
 * without its own host; a client of the gateway needs {@code /api/v1/trainings/7}.
 */
@Component
class PublicLocation extends SimpleFilterSupplier {
  private static final String PREFIX = "/api/v1";

  PublicLocation() {
    super(PublicLocation.class);
  }

  /** Found by its name, which is the filter's name in a route. */
  public static HandlerFilterFunction<ServerResponse, ServerResponse> publicLocation() {
    return HandlerFilterFunction.ofResponseProcessor((request, response) -> {
      URI location = response.headers().getLocation();
      if (location != null) {
        response.headers().setLocation(published(location));
      }
      return response;
    });
  }

  static URI published(URI location) {
    String query = location.getRawQuery();
    return URI.create(PREFIX + location.getRawPath() + (query == null ? "" : "?" + query));
  }
}
