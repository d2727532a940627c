package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of the log as bytes: a change as JSON, then the papers that it brings, each with its own
 * length, checksum and versioned id, so that one can be read, and all be counted, without the rest.
 */
final class RecordCodec {
  /** Length and checksum in front of a paper. */
  static final int PAPER_FRAME_BYTES = 8;

  private static final int USUAL_BATCH = 2_000;
  private static final int USUAL_PAPER_BYTES = 2_048;

  private final ObjectWriter changeWriter;
  private final ObjectReader changeReader;
  private final ObjectWriter paperWriter;
  private final ObjectReader paperReader;

  RecordCodec(JsonMapper json) {
    this.changeWriter = json.writerFor(Change.class);
    this.changeReader = json.readerFor(Change.class);
    this.paperWriter = json.writerFor(HarvestedPaper.class).withRootValueSeparator("");
    this.paperReader = json.readerFor(HarvestedPaper.class);
  }

  /** A paper of a record: its versioned id, and its offset within the record. */
  record Entry(String versionedId, int offset) {}

  /** A record's meaning. */
  record Content(Change change, List<Entry> papers) {}

  ByteBuffer write(Change change, List<HarvestedPaper> papers) {
    byte[] head = changeWriter.writeValueAsBytes(change);
    RecordBytes record =
        new RecordBytes(head.length + Math.min(papers.size(), USUAL_BATCH) * USUAL_PAPER_BYTES);
    record.putInt(head.length);
    record.writeBytes(head);
    try (SequenceWriter bodies = paperWriter.writeValues(record)) {
      for (HarvestedPaper paper : papers) {
        byte[] id = paper.paper().versionedId().getBytes(StandardCharsets.US_ASCII);
        int frame = record.size();
        record.putLong(0);
        record.write(id.length);
        record.writeBytes(id);
        bodies.write(paper).flush();
        record.endPaper(frame);
      }
    }
    return record.buffer();
  }

  /** A record that grows, in one array. */
  private static final class RecordBytes extends ByteArrayOutputStream {
    RecordBytes(int usual) {
      super(usual);
    }

    void putInt(int value) {
      writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    void putLong(long value) {
      writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** Fills in the frame of a paper that ends here: its length and checksum. */
    void endPaper(int frame) {
      int begin = frame + PAPER_FRAME_BYTES;
      int length = count - begin;
      ByteBuffer bytes = buffer();
      bytes.putInt(frame, length);
      bytes.putInt(frame + Integer.BYTES, checksum(bytes.slice(begin, length)));
    }

    ByteBuffer buffer() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }

  Content read(ByteBuffer record) {
    byte[] head = new byte[record.getInt()];
    record.get(head);
    Change change = changeReader.readValue(head);
    List<Entry> papers = new ArrayList<>();
    while (record.hasRemaining()) {
      int offset = record.position();
      int length = record.getInt();
      record.position(offset + PAPER_FRAME_BYTES);
      papers.add(new Entry(id(record), offset));
      record.position(offset + PAPER_FRAME_BYTES + length);
    }
    return new Content(change, papers);
  }

  /** The versioned id of a paper whose bytes begin here; the body follows. */
  static String id(ByteBuffer paper) {
    byte[] id = new byte[paper.get()];
    paper.get(id);
    return new String(id, StandardCharsets.US_ASCII);
  }

  HarvestedPaper paper(ByteBuffer paper) {
    id(paper);
    return paperReader.readValue(paper.array(), paper.position(), paper.remaining());
  }

  static int checksum(ByteBuffer paper) {
    CRC32C crc = new CRC32C();
    crc.update(paper.duplicate());
    return (int) crc.getValue();
  }
}
