package io.arxivist.gateway;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** Serves the hand-written description of the API as it stands, as JSON, and as a page. */
@Controller
class OpenApiController {
  private static final Resource DESCRIPTION = new ClassPathResource("openapi/arxivist.yaml");

  private final String json;

  OpenApiController(JsonMapper mapper) throws IOException {
    try (InputStream yaml = DESCRIPTION.getInputStream()) {
      json =
          mapper.writeValueAsString(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }
  }

  @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
  @ResponseBody
  Resource yaml() {
    return DESCRIPTION;
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String json() {
    return json;
  }

  @GetMapping("/docs")
  String page() {
    return "forward:/docs/index.html";
  }
}
