package io.arxivist.learning.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of named 32-bit tensors that any language reads: the length of a JSON header (8 bytes,
 * little endian), the header, the numbers.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">Safetensors</a>
 */
final class Safetensors {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CHUNK_FLOATS = 1 << 16;
  private static final int ALIGNMENT = 8;
  private static final long LONGEST_HEADER = 1 << 20;

  private Safetensors() {}

  /**
   * One array of numbers.
   *
   * @param shape its product is the number of values
   * @param values row by row
   */
  record Tensor(List<Long> shape, float[] values) {}

  static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    byte[] header = header(tensors);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer length = littleEndian(Long.BYTES).putLong(header.length).flip();
      writeFully(channel, length);
      writeFully(channel, ByteBuffer.wrap(header));
      for (Tensor tensor : tensors.values()) {
        write(channel, tensor.values());
      }
    }
  }

  /**
   * @throws IOException if the file is no safetensors file of 32-bit numbers
   */
  static Map<String, Tensor> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = readFully(channel, Long.BYTES).getLong();
      if (length < 2 || length > LONGEST_HEADER) {
        throw new IOException("the header's length, " + length + ", is impossible");
      }
      byte[] header = readFully(channel, (int) length).array();
      JsonNode root = JSON.readTree(header);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : root.properties()) {
        if (!entry.getKey().startsWith("__")) {
          tensors.put(entry.getKey(), tensor(channel, Long.BYTES + length, entry.getValue()));
        }
      }
      return tensors;
    } catch (JacksonException e) {
      throw new IOException("the header is not JSON", e);
    }
  }

  private static byte[] header(Map<String, Tensor> tensors) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("__metadata__", Map.of("format", "arxivist"));
    long start = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      long end = start + (long) tensor.values().length * Float.BYTES;
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("dtype", "F32");
      line.put("shape", tensor.shape());
      line.put("data_offsets", List.of(start, end));
      header.put(entry.getKey(), line);
      start = end;
    }
    String text = JSON.writeValueAsString(header);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    String padding = " ".repeat((ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT);
    return (text + padding).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(FileChannel channel, float[] values) throws IOException {
    ByteBuffer buffer = littleEndian(CHUNK_FLOATS * Float.BYTES);
    for (int start = 0; start < values.length; start += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, values.length - start);
      buffer.clear();
      buffer.asFloatBuffer().put(values, start, count);
      writeFully(channel, buffer.limit(count * Float.BYTES));
    }
  }

  private static Tensor tensor(FileChannel channel, long dataStart, JsonNode line)
      throws IOException {
    if (!"F32".equals(line.path("dtype").asString(""))) {
      throw new IOException("only F32 is supported, not " + line.path("dtype"));
    }
    List<Long> shape = new ArrayList<>();
    line.path("shape").forEach(size -> shape.add(size.asLong()));
    long start = line.path("data_offsets").path(0).asLong(-1);
    long end = line.path("data_offsets").path(1).asLong(-1);
    long count = shape.stream().reduce(1L, Math::multiplyExact);
    if (start < 0 || end - start != count * Float.BYTES || dataStart + end > channel.size()) {
      throw new IOException("offsets " + start + " to " + end + " do not fit shape " + shape);
    }
    float[] values = new float[Math.toIntExact(count)];
    channel.position(dataStart + start);
    for (int at = 0; at < values.length; at += CHUNK_FLOATS) {
      int some = Math.min(CHUNK_FLOATS, values.length - at);
      readFully(channel, some * Float.BYTES).asFloatBuffer().get(values, at, some);
    }
    return new Tensor(shape, values);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer readFully(FileChannel channel, int count) throws IOException {
    ByteBuffer bytes = littleEndian(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("the file ends too early");
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
