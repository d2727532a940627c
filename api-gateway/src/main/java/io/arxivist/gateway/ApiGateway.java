package io.arxivist.gateway;

import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@SpringBootApplication
@EnableConfigurationProperties(GatewayProperties.class)
public class ApiGateway {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(ApiGateway.class, "api-gateway", arguments);
  }
}
