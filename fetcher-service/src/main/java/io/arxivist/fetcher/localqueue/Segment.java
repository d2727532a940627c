package io.arxivist.fetcher.localqueue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of a queue's log: a header, then records, each with its length and a checksum over its
 * place and its bytes. Only ever written at its end.
 */
final class Segment implements AutoCloseable {
  static final int HEADER_BYTES = 16;
  private static final int MAGIC = 0x41585131; // AXQ1
  private static final int FRAME_BYTES = 8;
  private static final String SUFFIX = ".log";

  private final Path path;
  private final long number;
  private final FileChannel channel;
  private int end = HEADER_BYTES;
  private long nextPlace;

  private Segment(Path path, long number, FileChannel channel) {
    this.path = path;
    this.number = number;
    this.channel = channel;
  }

  static Path path(Path folder, long number) {
    return folder.resolve("%010d".formatted(number) + SUFFIX);
  }

  static boolean isSegment(Path file) {
    return file.getFileName().toString().matches("\\d{10}\\.log");
  }

  static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name, 0, name.length() - SUFFIX.length(), 10);
  }

  static Segment create(Path folder, long number) throws IOException {
    Path path = path(folder, number);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Segment segment = new Segment(path, number, channel);
    write(channel, header(number), 0);
    return segment;
  }

  /** Opens a file to be read from its first record on; null when its header is not whole. */
  static @Nullable Segment open(Path path) throws IOException {
    long number = number(path);
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    ByteBuffer found = ByteBuffer.allocate(HEADER_BYTES);
    read(channel, found, 0);
    if (found.flip().equals(header(number))) {
      return new Segment(path, number, channel);
    }
    channel.close();
    return null;
  }

  /** Writes a record and waits until the disk has it; says where its bytes begin. */
  int append(ByteBuffer record) throws IOException {
    int length = record.remaining();
    int begin = Math.addExact(end, FRAME_BYTES);
    int after = Math.addExact(begin, length);
    ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES);
    write(channel, frame.putInt(length).putInt(checksum(end, record)).flip(), end);
    write(channel, record.duplicate(), begin);
    channel.force(false);
    end = after;
    return begin;
  }

  /** The record at the end so far, which moves behind it; null where none stands whole. */
  @Nullable ByteBuffer next() throws IOException {
    ByteBuffer record = record(end);
    if (record != null) {
      end += FRAME_BYTES + record.remaining();
    }
    return record;
  }

  /** Whether a whole record follows the broken one at the end so far. */
  boolean goesOnBehindABrokenRecord() throws IOException {
    int length = length(end);
    return length >= 0
        && (long) end + FRAME_BYTES + length < channel.size()
        && record(end + FRAME_BYTES + length) != null;
  }

  private @Nullable ByteBuffer record(int at) throws IOException {
    int length = length(at);
    if (length < 0 || length > channel.size() - at - FRAME_BYTES) {
      return null;
    }
    ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES + length);
    read(channel, frame, at);
    int checksum = frame.getInt(Integer.BYTES);
    ByteBuffer record = frame.position(FRAME_BYTES).slice();
    return checksum == checksum(at, record) ? record : null;
  }

  private int length(int at) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    read(channel, length, at);
    return length.hasRemaining() ? -1 : length.getInt(0);
  }

  /** Bytes of this file; fewer than asked for where it ends. */
  ByteBuffer bytes(int offset, int length) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(length);
    read(channel, found, offset);
    return found.flip();
  }

  /** Cuts off what stands behind the last whole record; says how many bytes. */
  long cut() throws IOException {
    long torn = channel.size() - end;
    if (torn > 0) {
      channel.truncate(end);
      channel.force(true);
    }
    return torn;
  }

  void delete() throws IOException {
    channel.close();
    Files.delete(path);
  }

  Path path() {
    return path;
  }

  long number() {
    return number;
  }

  int end() {
    return end;
  }

  long size() throws IOException {
    return channel.size();
  }

  /** The first place behind this segment's papers. */
  long nextPlace() {
    return nextPlace;
  }

  void papersEndAt(long place) {
    nextPlace = place;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int checksum(int at, ByteBuffer record) {
    CRC32C crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
            .putLong(number)
            .putInt(at)
            .putInt(record.remaining())
            .flip());
    crc.update(record.duplicate());
    return (int) crc.getValue();
  }

  private static ByteBuffer header(long number) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putInt(MAGIC).putLong(number);
    CRC32C crc = new CRC32C();
    crc.update(header.duplicate().flip());
    return header.putInt((int) crc.getValue()).flip();
  }

  static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
  }

  /* What the file is too short for stays free in the buffer. */
  private static void read(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    int got = 0;
    long from = at;
    while (bytes.hasRemaining() && got >= 0) {
      got = channel.read(bytes, from);
      from += Math.max(got, 0);
    }
  }
}
