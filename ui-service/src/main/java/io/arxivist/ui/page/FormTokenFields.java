package io.arxivist.ui.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Puts the token into each form that changes something; the templates need not think of it. */
@Component("requestDataValueProcessor")
class FormTokenFields implements RequestDataValueProcessor {
  private static final String CHANGES = FormTokenFields.class.getName();

  @Override
  public String processAction(HttpServletRequest request, String action, String method) {
    request.setAttribute(CHANGES, "post".equalsIgnoreCase(method));
    return action;
  }

  @Override
  public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
    Object token = request.getAttribute(FormToken.NAME);
    return Boolean.TRUE.equals(request.getAttribute(CHANGES)) && token != null
        ? Map.of(FormToken.NAME, token.toString())
        : null;
  }

  @Override
  public String processFormFieldValue(
      HttpServletRequest request, @Nullable String name, String value, String type) {
    return value;
  }

  @Override
  public String processUrl(HttpServletRequest request, String url) {
    return url;
  }
}
