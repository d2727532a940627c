package io.arxivist.learning.encoder;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;

/**
 * The sentence encoder all-MiniLM-L6-v2 with 8-bit weights, on ONNX Runtime. Reads the first 128
 * word pieces of title and abstract. Safe for many threads.
 *
 * <p>Texts are encoded one at a time: with dynamic quantisation a text's vector depends on the
 * batch it is in, so a batch would give other vectors in training than in service.
 */
public final class SentenceEncoder implements AutoCloseable {
  private static final int LONGEST_TOKENS = 128;
  private static final int DIMENSIONS = 384;

  private final ZooModel<String, float[]> model;
  private final BlockingQueue<Predictor<String, float[]>> predictors;
  private final int parallelism;
  private final String fingerprint;
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();
  private boolean closed;

  private SentenceEncoder(ZooModel<String, float[]> model, int parallelism, String fingerprint) {
    this.model = model;
    this.parallelism = parallelism;
    this.fingerprint = fingerprint;
    this.predictors = new ArrayBlockingQueue<>(parallelism, true);
    for (int i = 0; i < parallelism; i++) {
      predictors.add(model.newPredictor());
    }
  }

  /**
   * Loads the encoder.
   *
   * @param cacheDirectory where its files are unpacked, 24 MB, shared and kept
   * @param parallelism how many texts are encoded at once, each on one core
   * @throws EncoderException if the files or the native libraries cannot be loaded
   */
  public static SentenceEncoder open(Path cacheDirectory, int parallelism) {
    Check.atLeast("parallelism", parallelism, 1);
    prepareRuntime(cacheDirectory.toAbsolutePath());
    try {
      EncoderFiles files = EncoderFiles.unpack(cacheDirectory.toAbsolutePath(), LONGEST_TOKENS);
      return new SentenceEncoder(criteria(files).loadModel(), parallelism, files.fingerprint());
    } catch (IOException | ModelNotFoundException | MalformedModelException | LinkageError e) {
      throw new EncoderException("The sentence encoder cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** The vector of a text. */
  public float[] encode(PaperText text) {
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the encoder is closed");
      }
      Predictor<String, float[]> predictor = predictors.take();
      try {
        return predictor.predict(text.title() + "\n" + text.abstractText());
      } finally {
        predictors.add(predictor);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    } catch (TranslateException e) {
      throw new EncoderException("A text cannot be encoded: " + e.getMessage(), e);
    } finally {
      inUse.readLock().unlock();
    }
  }

  /** The vector of a text, with the encoder's name. */
  public Embedding embed(PaperText text) {
    return new Embedding(fingerprint, encode(text));
  }

  /**
   * The vectors of many texts, in their order.
   *
   * @param progress told how many are done, on this thread; what it throws ends the work
   */
  public List<float[]> encodeAll(List<PaperText> texts, IntConsumer progress) {
    ExecutorService workers = Executors.newFixedThreadPool(parallelism);
    try {
      List<Future<float[]>> results =
          texts.stream().map(text -> workers.submit(() -> encode(text))).toList();
      List<float[]> vectors = new ArrayList<>(texts.size());
      for (Future<float[]> result : results) {
        vectors.add(result.get());
        progress.accept(vectors.size());
      }
      return vectors;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      throw new EncoderException("A text cannot be encoded: " + e.getMessage(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** Names weights, tokenizer and longest text: vectors of two fingerprints are never compared. */
  public String fingerprint() {
    return fingerprint;
  }

  public int dimensions() {
    return DIMENSIONS;
  }

  /** Waits for texts that are being encoded, then frees the native memory. */
  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        predictors.forEach(Predictor::close);
        model.close();
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }

  /* DJL is told in no other way; both names are its own, and the first encoder of a JVM decides. */
  private static void prepareRuntime(Path cacheDirectory) {
    /* Unless set, DJL reports its use to its makers when its engine starts. */
    System.setProperty("OPT_OUT_TRACKING", "true");
    /* Where the tokenizer's native library is unpacked; else the home, which may be read-only. */
    if (System.getenv("DJL_CACHE_DIR") == null && System.getProperty("DJL_CACHE_DIR") == null) {
      System.setProperty("DJL_CACHE_DIR", cacheDirectory.resolve("djl").toString());
    }
  }

  private static Criteria<String, float[]> criteria(EncoderFiles files) {
    return Criteria.builder()
        .setTypes(String.class, float[].class)
        .optEngine("OnnxRuntime")
        .optDevice(Device.cpu())
        .optModelPath(files.folder())
        .optModelName(EncoderFiles.MODEL_NAME)
        .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
        .optArgument("includeTokenTypes", "true")
        .optArgument("pooling", "mean")
        .optArgument("normalize", "true")
        .optArgument("padding", "false")
        .optArgument("truncation", "true")
        .optArgument("maxLength", String.valueOf(LONGEST_TOKENS))
        .optOption("intraOpNumThreads", "1")
        .optOption("interOpNumThreads", "1")
        .build();
  }
}
