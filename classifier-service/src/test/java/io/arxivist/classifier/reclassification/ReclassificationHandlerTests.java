package io.arxivist.classifier.reclassification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ToyModel;
import io.arxivist.classifier.encoder.EncodedText;
import io.arxivist.classifier.encoder.FairEncoder;
import io.arxivist.classifier.encoder.Lane;
import io.arxivist.classifier.encoder.LazyEncoder;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.classifier.search.SearchIndex;
import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.ReclassificationRequest;
import io.arxivist.core.classification.ReclassificationResult;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.mongodb.PaperReclassification;
import io.arxivist.mongodb.PaperReclassification.Selection;
import io.arxivist.mongodb.ReclassificationStore;
import io.arxivist.mongodb.ReclassificationStore.Standing;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.problem.ConflictException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import tools.jackson.databind.json.JsonMapper;

/** The job between a model, a store and an encoder that each change under it. */
class ReclassificationHandlerTests {
  private static final ModelReference NEXT = new ModelReference("4", "next-run");
  private static final ReclassificationRequest ALL = new ReclassificationRequest(null, null, null);
  private static ServingModel model;

  private final ChampionModel champion = mock(ChampionModel.class);
  private final LazyEncoder lazyEncoder = mock(LazyEncoder.class);
  private final FairEncoder fairEncoder = mock(FairEncoder.class);
  private final SentenceEncoder encoder = mock(SentenceEncoder.class);
  private final PaperReclassification papers = mock(PaperReclassification.class);
  private final ReclassificationStore standings = mock(ReclassificationStore.class);
  private final SearchIndex index = mock(SearchIndex.class);
  private final JobContext context = mock(JobContext.class);
  private final ReclassificationHandler handler =
      new ReclassificationHandler(
          champion,
          new PaperReclassifier(
              lazyEncoder,
              fairEncoder,
              papers,
              Clock.fixed(Samples.START.plusSeconds(60), ZoneOffset.UTC)),
          papers,
          standings,
          index,
          JsonMapper.shared());

  @BeforeAll
  static void train() {
    model = new ServingModel(NEXT, ToyModel.trained().classifier());
  }

  @BeforeEach
  void everythingWorks() throws InterruptedException {
    when(champion.awaitFirst(any())).thenReturn(true);
    when(champion.required()).thenReturn(model);
    when(lazyEncoder.get()).thenReturn(encoder);
    when(encoder.fingerprint()).thenReturn(Samples.ENCODER);
    when(encoder.dimensions()).thenReturn(4);
    when(fairEncoder.encode(any(), any()))
        .thenAnswer(call -> List.of(new EncodedText.Vector(Samples.embedding())));
    when(papers.replace(any(), any())).thenReturn(true);
    when(standings.take("job")).thenReturn(Standing.atTheBeginning("job"));
    when(context.jobId()).thenReturn("job");
    String mark = handler.mark(ALL);
    when(context.mark()).thenReturn(mark);
  }

  @Test
  void admitsOnlyTheRunThatServes() {
    handler.admit(ALL);
    handler.admit(new ReclassificationRequest("next-run", null, null));

    assertThatThrownBy(() -> handler.admit(new ReclassificationRequest("other", null, null)))
        .isInstanceOf(ConflictException.class)
        .hasMessage("run other does not serve; next-run does");
  }

  @Test
  void countsWhatChangedAndHowOftenTheAuthorsAgree() throws InterruptedException {
    List<HarvestedPaper> toys = ToyCorpus.papers(400, 402);
    /* The model finds both authors' categories; the first was found before. */
    ClassifiedPaper right = Samples.classified(toys.get(0), primary(toys.get(0)));
    ClassifiedPaper wrong = Samples.classified(toys.get(1), "q-fin.ST");
    ClassifiedPaper lost = Samples.classifiedPaper(7);
    when(papers.next(any(), isNull(), anyInt())).thenReturn(List.of(right, wrong, lost));
    when(papers.replace(eq(lost), any())).thenReturn(false);

    ReclassificationResult result = handler.run(ALL, context);

    assertThat(result).isEqualTo(new ReclassificationResult(NEXT, 3, 1, 1, 1, 0, 1, 2));
    verify(index).refresh(List.of(id(right), id(wrong)));
    verify(standings).save(new Standing("job", id(lost), 1, 1, 1, 0, 1, 2));
    verify(standings).remove("job");
  }

  @Test
  void makesAVectorAnewOnlyWhereItIsAnotherEncoders() throws InterruptedException {
    ClassifiedPaper same = Samples.classifiedPaper(0);
    ClassifiedPaper other = with(Samples.classifiedPaper(1), new Embedding("former", new float[4]));
    ClassifiedPaper none =
        with(Samples.classifiedPaper(2), new Embedding(Samples.ENCODER, new float[0]));
    when(papers.next(any(), isNull(), anyInt())).thenReturn(List.of(same, other, none));

    assertThat(handler.run(ALL, context).embedded()).isEqualTo(2);

    verify(fairEncoder, times(2)).encode(any(), eq(Lane.CONSUMER));
    ArgumentCaptor<ClassifiedPaper> anew = ArgumentCaptor.captor();
    verify(papers, times(3)).replace(any(), anew.capture());
    assertThat(anew.getAllValues())
        .allMatch(paper -> paper.embedding().encoder().equals(Samples.ENCODER))
        .allMatch(paper -> paper.embedding().dimensions() == 4);
  }

  @Test
  void datesAPredictionBehindTheOneThatItReplacesWhateverTheClockSays()
      throws InterruptedException {
    ClassifiedPaper ahead = Samples.classifiedPaper(30);
    when(papers.next(any(), isNull(), anyInt())).thenReturn(List.of(ahead));

    handler.run(ALL, context);

    ArgumentCaptor<ClassifiedPaper> anew = ArgumentCaptor.captor();
    verify(papers).replace(eq(ahead), anew.capture());
    assertThat(anew.getValue().prediction().at()).isEqualTo(ahead.prediction().at().plusMillis(1));
  }

  @Test
  void passesByATextThatTheEncoderCannotRead() throws InterruptedException {
    ClassifiedPaper unreadable =
        with(Samples.classifiedPaper(0), new Embedding("former", new float[4]));
    when(papers.next(any(), isNull(), anyInt()))
        .thenReturn(List.of(unreadable, Samples.classifiedPaper(1)));
    when(fairEncoder.encode(any(), any()))
        .thenReturn(List.of(new EncodedText.Unreadable("no tokens")));

    ReclassificationResult result = handler.run(ALL, context);

    assertThat(result.skipped()).isEqualTo(1);
    assertThat(result.papers()).isEqualTo(2);
  }

  @Test
  void goesOnBehindThePaperWhereAFormerStartStood() throws InterruptedException {
    when(standings.take("job")).thenReturn(new Standing("job", "2503.00005", 2, 3, 0, 1, 4, 4));
    when(papers.count(any(), eq("2503.00005"))).thenReturn(1L);
    when(papers.next(any(), eq("2503.00005"), anyInt()))
        .thenReturn(List.of(Samples.classifiedPaper(7)));

    assertThat(handler.run(ALL, context).papers()).isEqualTo(6);

    verify(papers, never()).next(any(), isNull(), anyInt());
    verify(papers).next(any(Selection.class), eq("2503.00008"), anyInt());
    verify(context).progress("classify", 5, 6L, "papers");
  }

  @Test
  void endsOnceAnotherModelServes() throws InterruptedException {
    when(papers.next(any(), any(), anyInt())).thenReturn(List.of(Samples.classifiedPaper(0)));
    when(champion.required()).thenReturn(model).thenReturn(ToyModel.serving());

    assertThatThrownBy(() -> handler.run(ALL, context))
        .isInstanceOf(ConflictException.class)
        .hasMessageStartingWith("run next-run serves no longer");

    verify(papers, times(1)).replace(any(), any());
  }

  @Test
  void endsBetweenTwoPapersWhenItIsCancelled() {
    when(papers.next(any(), isNull(), anyInt())).thenReturn(Samples.classifiedPapers(3));
    doNothing().doThrow(new CancellationException("cancelled")).when(context).checkCancelled();

    assertThatThrownBy(() -> handler.run(ALL, context)).isInstanceOf(CancellationException.class);

    verify(papers, times(1)).replace(any(), any());
    verify(index).refresh(List.of("2503.00001"));
    verify(standings).save(new Standing("job", "2503.00001", 0, 1, 0, 0, 1, 1));
    verify(standings, never()).remove(any());
  }

  @Test
  void failsWithTheReasonWhenTheEncoderCannotBeLoaded() {
    when(papers.next(any(), isNull(), anyInt())).thenReturn(Samples.classifiedPapers(3));
    doThrow(new EncoderException("no disk", null)).when(lazyEncoder).get();

    assertThatThrownBy(() -> handler.run(ALL, context)).hasMessage("no disk");

    verify(papers, never()).replace(any(), any());
  }

  private static ClassifiedPaper with(ClassifiedPaper paper, Embedding embedding) {
    return new ClassifiedPaper(paper.harvested(), embedding, paper.prediction());
  }

  private static String primary(HarvestedPaper paper) {
    return paper.paper().primaryCategory();
  }

  private static String id(ClassifiedPaper paper) {
    return paper.harvested().paper().id();
  }
}
