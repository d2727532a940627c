package io.arxivist.fetcher.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.fetcher.source.SourceException;
import io.arxivist.redis.RequestLease;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.data.redis.RedisConnectionFailureException;

class SharedPacerTests {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final TestClock clock = new TestClock();
  private final RequestLease lease = mock(RequestLease.class);
  private final Runnable request = mock(Runnable.class);

  @Test
  void sendsWithTheLeaseInHandAndGivesItBack() throws InterruptedException {
    when(lease.acquire(any(), any())).thenReturn(Duration.ZERO);

    send(pacer(false));

    InOrder order = inOrder(lease, request);
    order.verify(lease).acquire(any(), any());
    order.verify(request).run();
    order.verify(lease).release(any(), any());
  }

  @Test
  void waitsWhileAnotherFetcherHasTheLease() throws InterruptedException {
    when(lease.acquire(any(), any()))
        .thenReturn(Duration.ofSeconds(60), Duration.ofMillis(150), Duration.ZERO);

    send(pacer(false));

    assertThat(clock.sleeps()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(150));
    verify(request).run();
  }

  @Test
  void givesTheLeaseBackWhenARequestFails() {
    when(lease.acquire(any(), any())).thenReturn(Duration.ZERO);

    assertThatThrownBy(() ->
            pacer(false)
                .inTurn(() -> {
                  throw new IllegalStateException("reset");
                }))
        .hasMessage("reset");

    verify(lease).release(any(), any());
  }

  @Test
  void tellsTheOtherFetchersHowLongArxivAsksToWait() throws InterruptedException {
    when(lease.acquire(any(), any())).thenReturn(Duration.ZERO);
    RequestPacer pacer = pacer(false);

    pacer.inTurn(() -> {
      pacer.holdOff(Duration.ofMinutes(2));
      return true;
    });

    verify(lease).holdOff(Duration.ofMinutes(2));
  }

  @Test
  void failsWhereAnotherFetcherWasAskedToStayAwayForLong() {
    when(lease.acquire(any(), any())).thenReturn(Duration.ofHours(2));

    assertThatThrownBy(() -> send(pacer(false)))
        .hasMessage("arXiv asked not to be asked for 120 minutes more");
    verify(request, never()).run();
  }

  @Test
  void goesOnAtItsOwnPaceWithoutRedisWhereItIsAlone() throws InterruptedException {
    when(lease.acquire(any(), any())).thenThrow(new RedisConnectionFailureException("away"));
    RequestPacer alone = pacer(true);

    send(alone);
    send(alone);

    assertThat(clock.sleeps()).containsExactly(PAUSE);
    verify(lease, never()).release(any(), any());
  }

  @Test
  void asksNobodyWithoutRedisWhereItIsOneOfSeveral() {
    when(lease.acquire(any(), any())).thenThrow(new RedisConnectionFailureException("away"));

    assertThatThrownBy(() -> send(pacer(false)))
        .isInstanceOf(SourceException.class)
        .hasMessage("the lease on arXiv cannot be had: Redis has been away for 5 minutes");

    verify(request, never()).run();
  }

  private void send(RequestPacer pacer) throws InterruptedException {
    pacer.inTurn(() -> {
      request.run();
      return true;
    });
  }

  private RequestPacer pacer(boolean alone) {
    RequestPacer own = new LocalPacer(PAUSE, clock, clock);
    return new SharedPacer(own, lease, PAUSE, Duration.ofSeconds(70), alone, clock);
  }
}
