package io.arxivist.fetcher.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTests {
  @ParameterizedTest
  @CsvSource({
    "http://arxiv.org/oai,        https://arxiv.org/oai",
    "https://arxiv.org/oai,       https://ARXIV.org:443/oai2",
    "https://arxiv.org/oai?x=1,   /oai2?x=1",
    "http://127.0.0.1:8099/oai,   http://127.0.0.1:8099/other"
  })
  void isFollowedOnTheSameServer(String from, String location) {
    assertThat(Redirect.of(response(from, location))).isInstanceOf(Attempt.Redirected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://arxiv.org/oai,      http://arxiv.org/oai",
    "https://arxiv.org/oai,      https://arxiv.example/oai",
    "https://arxiv.org/oai,      https://arxiv.org:8443/oai",
    "https://arxiv.org/oai,      file:///etc/passwd",
    "http://127.0.0.1:8099/oai,  http://127.0.0.1:8093/oai",
    "http://127.0.0.1:8099/oai,  //arxiv.example/oai",
    "https://arxiv.org/oai,      'https://arxiv.org/ a'"
  })
  void isRefusedToAnyOther(String from, String location) {
    assertThat(Redirect.of(response(from, location)))
        .isInstanceOfSatisfying(
            Attempt.Failed.class, failed -> assertThat(failed.mayRecover()).isFalse());
  }

  @Test
  void isRefusedWithoutATarget() {
    HttpResponse<?> response = response("https://arxiv.org/oai", "");

    assertThat(Redirect.of(response)).isInstanceOf(Attempt.Failed.class);
  }

  private static HttpResponse<?> response(String from, String location) {
    HttpResponse<?> response = mock(HttpResponse.class);
    when(response.uri()).thenReturn(URI.create(from));
    when(response.headers())
        .thenReturn(HttpHeaders.of(Map.of("Location", List.of(location)), (name, value) -> true));
    return response;
  }
}
