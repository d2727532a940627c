package io.arxivist.s3;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where named bytes lie: a folder or a bucket. Names are relative and use slashes. An object is
 * there whole or not at all, and survives a crash once its write returned. All but {@link #problem}
 * throw {@link io.arxivist.core.archive.ArchiveException} that says where and why.
 */
interface ObjectStore extends AutoCloseable {

  /**
   * An object of a folder.
   *
   * @param name without the folder
   */
  record Entry(String name, long bytes) {}

  /** Writes a new object; false when there is one of the name, which stays as it is. */
  boolean create(String name, byte[] body);

  /** Writes an object, in the place of one that may be there. */
  void replace(String name, byte[] body);

  /** Writes a file of any size; false when the same bytes are there already. */
  boolean upload(String name, Path file);

  /** The object's bytes; empty where there is none. For objects that fit in memory. */
  Optional<byte[]> read(String name);

  /** The objects directly in a folder, by name. */
  List<Entry> objects(String folder);

  /** The folders directly in a folder, by name. */
  List<String> folders(String folder);

  /** Why it cannot be used at present; empty while it can. */
  Optional<String> problem();

  /** For people: a path, or {@code s3://bucket/prefix}. */
  String location();

  @Override
  void close();
}
