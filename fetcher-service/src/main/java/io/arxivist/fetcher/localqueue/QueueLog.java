package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The records of a local queue in a folder of segments, opened by one process at a time. A change
 * is on disk when {@link #commit} returns. Opening reads every record: one that a crash tore is cut
 * off, damage anywhere else is refused.
 */
final class QueueLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueLog.class);
  private static final String LOCK = "lock";

  private final Path folder;
  private final RecordCodec codec;
  private final int segmentBytes;
  private final QueueState state = new QueueState();
  private final Deque<Segment> segments = new ArrayDeque<>();
  private final FileChannel lock;
  private final CommitMark mark;

  private QueueLog(Path folder, RecordCodec codec, int segmentBytes, FileChannel lock)
      throws IOException {
    this.folder = folder;
    this.codec = codec;
    this.segmentBytes = segmentBytes;
    this.lock = lock;
    this.mark = CommitMark.open(folder);
  }

  /**
   * Opens a queue's log, making it where there is none.
   *
   * @param segmentBytes size from which on a new segment begins
   * @param origin the name of the queue if it is made
   */
  static QueueLog open(Path folder, RecordCodec codec, int segmentBytes, String origin)
      throws IOException {
    if (Files.isRegularFile(folder)) {
      throw new LocalQueueException(
          folder + " is a file, not the folder of a local queue: move it away", null);
    }
    Files.createDirectories(folder);
    FileChannel lock = locked(folder);
    QueueLog log = null;
    try {
      List<Path> files = segmentFiles(folder);
      if (!files.isEmpty() && !CommitMark.exists(folder)) {
        throw damaged(folder, "its file committed is missing");
      }
      log = new QueueLog(folder, codec, segmentBytes, lock);
      log.recover(files, origin);
      return log;
    } catch (IOException | RuntimeException failed) {
      closeQuietly(log == null ? lock : log);
      throw failed;
    }
  }

  QueueState state() {
    return state;
  }

  /** Writes a change with its papers, waits until the disk has it, and applies it. */
  void commit(Change change, List<HarvestedPaper> papers) throws IOException {
    write(codec.write(change, papers));
    dropEmptySegments();
    if (segments.getLast().end() >= segmentBytes) {
      begin(segments.getLast().number() + 1, state.whole());
      dropEmptySegments();
    }
  }

  /** The bytes of the paper at a place, checked. */
  ByteBuffer paper(long place) throws IOException {
    long position = state.positions().get(place);
    Segment segment = segment(position >>> Integer.SIZE);
    int offset = (int) position;
    ByteBuffer frame = segment.bytes(offset, RecordCodec.PAPER_FRAME_BYTES);
    if (frame.remaining() == RecordCodec.PAPER_FRAME_BYTES) {
      int length = frame.getInt();
      int checksum = frame.getInt();
      if (length > 0 && length <= segment.end() - offset - RecordCodec.PAPER_FRAME_BYTES) {
        ByteBuffer paper = segment.bytes(offset + RecordCodec.PAPER_FRAME_BYTES, length);
        if (paper.remaining() == length && RecordCodec.checksum(paper) == checksum) {
          return paper;
        }
      }
    }
    throw damaged(segment.path(), "the paper at byte " + offset + " is not as it was written");
  }

  private Segment segment(long number) {
    return segments.stream()
        .filter(segment -> segment.number() == number)
        .findFirst()
        .orElseThrow(() -> damaged(folder, "segment " + number + " is missing"));
  }

  private void write(ByteBuffer record) throws IOException {
    Segment last = segments.getLast();
    int begin = last.append(record);
    mark.set(new CommitMark.Place(last.number(), last.end()));
    apply(codec.read(record), last, begin);
  }

  private void apply(RecordCodec.Content content, Segment segment, int begin) {
    List<QueueState.Stored> papers = new ArrayList<>(content.papers().size());
    for (RecordCodec.Entry paper : content.papers()) {
      long position = segment.number() << Integer.SIZE | (begin + paper.offset());
      papers.add(new QueueState.Stored(paper.versionedId(), position));
    }
    state.apply(content.change(), papers);
    segment.papersEndAt(state.positions().next());
  }

  private void begin(long number, Change.Whole whole) throws IOException {
    segments.add(Segment.create(folder, number));
    /* Before the mark names it: a name that is not forced may be lost with the power. */
    force(folder);
    write(codec.write(whole, List.of()));
    mark.force();
  }

  /* The first record of each segment tells all that the segments before it told. */
  private void dropEmptySegments() throws IOException {
    while (segments.size() > 1 && segments.getFirst().nextPlace() <= state.positions().head()) {
      segments.removeFirst().delete();
    }
  }

  private void recover(List<Path> files, String origin) throws IOException {
    if (files.isEmpty() && mark.tornAtItsMaking()) {
      mark.set(CommitMark.Place.NONE);
      mark.force();
    }
    CommitMark.Place committed = mark.read();
    if (committed == null) {
      throw damaged(folder, "its file committed is not as it was written");
    }
    checkComplete(files, committed);
    for (Path file : files) {
      recover(file, committed);
    }
    if (segments.isEmpty()) {
      force(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
      begin(1, QueueState.begin(origin));
    } else if (state.lacksPapers()) {
      throw damaged(folder, "segments before " + segments.getFirst().path() + " are missing");
    }
    Segment last = segments.getLast();
    long torn = last.cut();
    if (torn > 0) {
      LOG.warn("{}: cut off {} bytes of a record that a crash tore", last.path(), torn);
    }
    mark.set(new CommitMark.Place(last.number(), last.end()));
    dropEmptySegments();
  }

  private void checkComplete(List<Path> files, CommitMark.Place committed) {
    for (int i = 1; i < files.size(); i++) {
      if (Segment.number(files.get(i)) != Segment.number(files.get(i - 1)) + 1) {
        throw damaged(folder, "the segment before " + files.get(i) + " is missing");
      }
    }
    long last = files.isEmpty() ? 0 : Segment.number(files.getLast());
    if (last < committed.segment()) {
      throw damaged(folder, "segment " + committed.segment() + " is missing");
    }
  }

  private void recover(Path file, CommitMark.Place committed) throws IOException {
    long number = Segment.number(file);
    boolean begunByACrash = number > committed.segment();
    Segment segment = Segment.open(file);
    if (segment == null) {
      if (!begunByACrash) {
        throw damaged(file, "its header is not as it was written");
      }
      LOG.warn("{}: removed, since a crash tore its beginning", file);
      Files.delete(file);
      return;
    }
    segments.add(segment);
    replay(segment);
    if (begunByACrash && segment.end() == Segment.HEADER_BYTES) {
      refuseToGoOnBehind(segment);
      segments.removeLast().delete();
      LOG.warn("{}: removed, since a crash tore its beginning", file);
      return;
    }
    long mustReach =
        number < committed.segment()
            ? segment.size()
            : number == committed.segment() ? committed.end() : 0;
    if (segment.end() < mustReach) {
      throw damaged(file, "the record at byte " + segment.end() + " is not as it was written");
    }
    refuseToGoOnBehind(segment);
  }

  /* Power loss may leave the mark behind what is on disk; a torn record is the last all the same. */
  private static void refuseToGoOnBehind(Segment segment) throws IOException {
    if (segment.goesOnBehindABrokenRecord()) {
      throw damaged(
          segment.path(), "the record at byte " + segment.end() + " is not as it was written");
    }
  }

  private void replay(Segment segment) throws IOException {
    int begin = segment.end();
    try {
      ByteBuffer record = segment.next();
      while (record != null) {
        apply(codec.read(record), segment, segment.end() - record.limit());
        begin = segment.end();
        record = segment.next();
      }
    } catch (JacksonException | IllegalStateException | IndexOutOfBoundsException e) {
      throw damaged(segment.path(), "the record at byte " + begin + ": " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    for (Segment segment : segments) {
      segment.close();
    }
    mark.close();
    lock.close();
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static List<Path> segmentFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Segment::isSegment).sorted().toList();
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw new LocalQueueException(
          folder + " is open in another process: stop the other fetcher, or name another folder",
          null);
    }
    return channel;
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  private static void closeQuietly(AutoCloseable half) {
    try {
      half.close();
    } catch (Exception further) {
      LOG.warn("could not close a local queue that could not be opened", further);
    }
  }

  private static LocalQueueException damaged(Path where, String what) {
    return new LocalQueueException(
        where
            + " is damaged: "
            + what
            + ". Nothing was changed or dropped. Move the queue's folder away, start again with an"
            + " empty queue, and harvest its papers again (docs/operations.md, A damaged queue)",
        null);
  }
}
