package io.arxivist.classifier.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.ToyModel;
import io.arxivist.classifier.consumer.EmbeddedBatch.EmbeddedPaper;
import io.arxivist.classifier.consumer.EmbeddedBatch.Refusal;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.classifier.search.SearchIndex;
import io.arxivist.classifier.shadow.ShadowModel;
import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.ConsumerView.State;
import io.arxivist.core.classification.ShadowAnswer;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.mongodb.PaperStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** The loop between a queue, an encoder and a store that each misbehave on demand. */
class ConsumerLoopTests {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final int SOON_MILLIS = 5_000;
  private static ServingModel model;

  private final WorkQueue queue = mock(WorkQueue.class);
  private final ChampionModel champion = mock(ChampionModel.class);
  private final ShadowModel shadow = mock(ShadowModel.class);
  private final BatchEmbedder embedder = mock(BatchEmbedder.class);
  private final PaperStore store = mock(PaperStore.class);
  private final ArticleArchive archive = mock(ArticleArchive.class);
  private final SearchIndex index = mock(SearchIndex.class);
  private final Deque<List<Delivery>> waiting = new ArrayDeque<>();
  private final ConsumerStatus status =
      new ConsumerStatus(new SimpleMeterRegistry(), Clock.systemUTC());
  private final ConsumerLoop loop = loop();

  @BeforeAll
  static void train() {
    model = ToyModel.serving();
  }

  @BeforeEach
  void everythingWorks() throws InterruptedException {
    when(champion.awaitFirst(any())).thenReturn(true);
    when(champion.required()).thenReturn(model);
    when(queue.poll(anyInt(), any())).thenAnswer(call -> next());
    when(embedder.embed(anyList())).thenAnswer(call -> embedded(call.getArgument(0)));
  }

  @AfterEach
  void stop() {
    loop.stop();
  }

  @Test
  void acknowledgesOnlyWhatIsStoredAndArchived() {
    List<Delivery> batch = deliveries(0, 3, 1);
    offer(batch);

    loop.start();

    verify(queue, timeout(SOON_MILLIS)).ack(batch);
    InOrder order = inOrder(store, index, archive, queue);
    order.verify(store).upsertAll(argThat(papers -> ids(papers).equals(idsOf(batch))));
    order.verify(index).refresh(idsOf(batch));
    order.verify(archive).append(batch.stream().map(Delivery::paper).toList());
    order.verify(queue).ack(batch);
    await().until(() -> status.view().classified() == 3);
    await().until(() -> status.view().state() == State.IDLE);
  }

  @Test
  void keepsWhatTheChallengerSaysBesideThePrediction() {
    List<Delivery> batch = deliveries(0, 2, 1);
    ShadowAnswer answer = new ShadowAnswer("math.CO", 0.5, "challenger");
    when(shadow.answer(eq(batch.getFirst().paper().paper().text()), any()))
        .thenReturn(Optional.of(answer));
    offer(batch);

    loop.start();

    verify(store, timeout(SOON_MILLIS))
        .upsertAll(
            argThat(papers ->
                answer.equals(papers.getFirst().shadow()) && papers.getLast().shadow() == null));
  }

  @Test
  void waitsForTheFirstModelBeforeItTakesAnything() throws InterruptedException {
    when(champion.awaitFirst(any())).thenReturn(false);

    loop.start();

    await().until(() -> status.view().state() == State.WAITING_FOR_MODEL);
    verify(champion, timeout(SOON_MILLIS).atLeast(2)).awaitFirst(any());
    verify(queue, never()).poll(anyInt(), any());
  }

  @Test
  void keepsABatchThroughAnOutageOfTheArchive() {
    List<Delivery> batch = deliveries(0, 2, 1);
    offer(batch);
    /* A switch: to stub a mock that another thread is calling would confuse the two. */
    AtomicBoolean away = new AtomicBoolean(true);
    doAnswer(
            call -> {
              if (away.get()) {
                throw new ArchiveException("there is no bucket articles", null);
              }
              return null;
            })
        .when(archive)
        .append(anyList());

    loop.start();

    await().until(() -> status.view().state() == State.BACKING_OFF);
    assertThat(status.view().lastError()).isEqualTo("archive: there is no bucket articles");
    verify(archive, timeout(SOON_MILLIS).atLeast(3)).append(anyList());
    verify(queue, never()).ack(any());
    assertThat(status.view().classified()).isZero();

    away.set(false);

    verify(queue, timeout(SOON_MILLIS)).ack(batch);
    verify(queue, never()).retryLater(any());
    await().until(() -> status.view().lastError() == null);
    assertThat(status.view().classified()).isEqualTo(2);
  }

  @Test
  void acknowledgesNothingWhenItStopsWhileTheArchiveIsAway() {
    offer(deliveries(0, 2, 1));
    doThrow(new ArchiveException("away", null)).when(archive).append(anyList());
    loop.start();
    await().until(() -> status.view().state() == State.BACKING_OFF);

    loop.stop();

    verify(queue, never()).ack(any());
    verify(queue, never()).park(any(), any());
  }

  @Test
  void keepsABatchThroughAnOutageOfTheStore() {
    List<Delivery> batch = deliveries(0, 2, 1);
    offer(batch);
    when(store.upsertAll(anyList()))
        .thenThrow(new DataAccessResourceFailureException("no server"))
        .thenThrow(new DataAccessResourceFailureException("no server"))
        .thenReturn(2);

    loop.start();

    verify(queue, timeout(SOON_MILLIS)).ack(batch);
    verify(queue, never()).park(any(), any());
    verify(queue, never()).retryLater(any());
    assertThat(status.view().lastError()).isNull();
  }

  @Test
  void showsWhichBackendFails() {
    when(queue.poll(anyInt(), any()))
        .thenThrow(new DataAccessResourceFailureException("connection refused"));

    loop.start();

    await().until(() -> status.view().state() == State.BACKING_OFF);
    assertThat(status.view().lastError()).isEqualTo("queue: connection refused");
  }

  @Test
  void storesTheOthersWhenThePaperStoreRefusesOne() {
    List<Delivery> batch = deliveries(0, 3, 1);
    offer(batch);
    String refused = batch.get(1).paper().paper().id();
    when(store.upsertAll(argThat(papers -> papers != null && ids(papers).contains(refused))))
        .thenThrow(new DataIntegrityViolationException("too large"));

    loop.start();

    verify(queue, timeout(SOON_MILLIS)).ack(List.of(batch.get(0), batch.get(2)));
    verify(queue, timeout(SOON_MILLIS)).retryLater(List.of(batch.get(1)));
  }

  @Test
  void parksAPaperThatFailsAloneOnceItsAttemptsAreUsedUp() {
    Delivery poison = deliveries(0, 1, 3).getFirst();
    offer(List.of(poison));
    when(embedder.embed(anyList()))
        .thenReturn(new EmbeddedBatch(List.of(), List.of(new Refusal(poison, "unreadable"))));

    loop.start();

    verify(queue, timeout(SOON_MILLIS)).park(any(), contains("unreadable"));
    verify(queue, never()).retryLater(any());
  }

  @Test
  void embedsTheNextBatchWhileOneIsStored() throws InterruptedException {
    CountDownLatch secondEmbedded = new CountDownLatch(1);
    List<Delivery> second = deliveries(2, 4, 1);
    offer(deliveries(0, 2, 1));
    offer(second);
    doAnswer(
            call -> {
              secondEmbedded.countDown();
              return embedded(second);
            })
        .when(embedder)
        .embed(second);
    when(store.upsertAll(anyList()))
        .thenAnswer(call -> secondEmbedded.await(SOON_MILLIS, TimeUnit.MILLISECONDS) ? 2 : 0);

    loop.start();

    assertThat(secondEmbedded.await(SOON_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    verify(queue, timeout(SOON_MILLIS)).ack(second);
  }

  @Test
  void finishesTheBatchInHandWhenItStops() throws InterruptedException {
    CountDownLatch embedding = new CountDownLatch(1);
    List<Delivery> batch = deliveries(0, 2, 1);
    offer(batch);
    CountDownLatch release = new CountDownLatch(1);
    when(embedder.embed(anyList()))
        .thenAnswer(call -> {
          embedding.countDown();
          release.await();
          return embedded(batch);
        });
    loop.start();
    embedding.await();

    Thread stopping = Thread.ofVirtual().start(loop::stop);
    release.countDown();
    stopping.join();

    verify(queue).ack(batch);
    assertThat(status.view().state()).isEqualTo(State.STOPPED);
  }

  private ConsumerLoop loop() {
    ClassifierProperties properties =
        new ClassifierProperties(
            Path.of("unused"),
            Path.of("unused"),
            "",
            SHORT,
            new ClassifierProperties.Consumer(64, SHORT, 3, SHORT, SHORT),
            new ClassifierProperties.Shadow(true));
    BatchSettler settler =
        new BatchSettler(
            queue, champion, shadow, store, archive, index, status, Clock.systemUTC(), properties);
    return new ConsumerLoop(queue, champion, embedder, settler, status, properties);
  }

  private synchronized void offer(List<Delivery> batch) {
    waiting.add(batch);
  }

  private synchronized List<Delivery> next() {
    return waiting.isEmpty() ? List.of() : waiting.remove();
  }

  private static List<Delivery> deliveries(int from, int until, int count) {
    return ToyCorpus.papers(from, until).stream()
        .map(paper -> new Delivery("receipt-" + paper.paper().id(), paper, count))
        .toList();
  }

  private static EmbeddedBatch embedded(List<Delivery> batch) {
    return new EmbeddedBatch(
        batch.stream().map(each -> new EmbeddedPaper(each, Samples.embedding())).toList(),
        List.of());
  }

  private static List<String> ids(List<ClassifiedPaper> papers) {
    return papers.stream().map(paper -> paper.harvested().paper().id()).toList();
  }

  private static List<String> idsOf(List<Delivery> batch) {
    return batch.stream().map(each -> each.paper().paper().id()).toList();
  }
}
