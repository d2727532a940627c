package io.arxivist.fetcher;

import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The fetcher service. */
@SpringBootApplication
public class FetcherApplication {

  public static void main(String... arguments) {
    ServiceLauncher.launch(FetcherApplication.class, "fetcher-service", arguments);
  }
}
