package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of the log as bytes: a change as JSON, then the papers that it brings, each with its own
 * length, checksum and versioned id, so that one can be read, and all be counted, without the rest.
 */
final class RecordCodec {
  /** Length and checksum in front of a paper. */
  static final int PAPER_FRAME_BYTES = 8;

  private final ObjectWriter changeWriter;
  private final ObjectReader changeReader;
  private final ObjectWriter paperWriter;
  private final ObjectReader paperReader;

  RecordCodec(JsonMapper json) {
    this.changeWriter = json.writerFor(Change.class);
    this.changeReader = json.readerFor(Change.class);
    this.paperWriter = json.writerFor(HarvestedPaper.class);
    this.paperReader = json.readerFor(HarvestedPaper.class);
  }

  /** A paper of a record: its versioned id, and its offset within the record. */
  record Entry(String versionedId, int offset) {}

  /** A record's meaning. */
  record Content(Change change, List<Entry> papers) {}

  ByteBuffer write(Change change, List<HarvestedPaper> papers) {
    byte[] head = changeWriter.writeValueAsBytes(change);
    List<byte[]> ids = new ArrayList<>(papers.size());
    List<byte[]> bodies = new ArrayList<>(papers.size());
    int length = Integer.BYTES + head.length;
    for (HarvestedPaper paper : papers) {
      byte[] id = paper.paper().versionedId().getBytes(StandardCharsets.US_ASCII);
      byte[] body = paperWriter.writeValueAsBytes(paper);
      ids.add(id);
      bodies.add(body);
      length = Math.addExact(length, PAPER_FRAME_BYTES + 1 + id.length + body.length);
    }
    ByteBuffer record = ByteBuffer.allocate(length).putInt(head.length).put(head);
    for (int i = 0; i < bodies.size(); i++) {
      putPaper(record, ids.get(i), bodies.get(i));
    }
    return record.flip();
  }

  private static void putPaper(ByteBuffer record, byte[] id, byte[] body) {
    int begin = record.position() + PAPER_FRAME_BYTES;
    int length = 1 + id.length + body.length;
    record.position(begin).put((byte) id.length).put(id).put(body);
    record.putInt(begin - PAPER_FRAME_BYTES, length);
    record.putInt(begin - Integer.BYTES, checksum(record.slice(begin, length)));
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
