package io.arxivist.learning.training;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Vectors of papers, kept in a folder, so that a second run of a benchmark embeds nothing. */
final class VectorFolder implements AutoCloseable {
  private final Path folder;
  private final SentenceEncoder encoder;

  private VectorFolder(Path folder, SentenceEncoder encoder) {
    this.folder = folder;
    this.encoder = encoder;
  }

  static VectorFolder open(Path folder) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new VectorFolder(folder, SentenceEncoder.open(folder.resolve("encoder"), cores));
  }

  /** The papers, each with its vector, in their order. */
  List<LabelledPaper> read(List<LabelledPaper> papers) {
    return papers.parallelStream()
        .map(paper -> paper.with(new Embedding(encoder.fingerprint(), vector(paper))))
        .toList();
  }

  private float[] vector(LabelledPaper paper) {
    Path file = folder.resolve(paper.id().replace('/', '_') + ".f32");
    try {
      return Files.exists(file) ? read(file) : write(paper.text(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float[] read(Path file) throws IOException {
    float[] vector = new float[encoder.dimensions()];
    bytes().put(Files.readAllBytes(file)).flip().asFloatBuffer().get(vector);
    return vector;
  }

  private float[] write(PaperText text, Path file) throws IOException {
    float[] vector = encoder.encode(text);
    ByteBuffer bytes = bytes();
    bytes.asFloatBuffer().put(vector);
    Files.write(file, bytes.array());
    return vector;
  }

  private ByteBuffer bytes() {
    return ByteBuffer.allocate(encoder.dimensions() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
