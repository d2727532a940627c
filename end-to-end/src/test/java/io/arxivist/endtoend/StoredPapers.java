package io.arxivist.endtoend;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/** The papers as they lie in MongoDB and in the archive's files, read past the services. */
final class StoredPapers implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MongoClient client;
  private final Path archive;

  StoredPapers(int mongodbPort, Path archive) {
    this.client = MongoClients.create("mongodb://127.0.0.1:" + mongodbPort);
    this.archive = archive;
  }

  List<String> inMongodb() {
    return papers().find().map(paper -> paper.getString("_id")).into(new ArrayList<>());
  }

  /** The training runs whose models classified them. */
  Set<String> models() {
    return papers().distinct("model.runId", String.class).into(new TreeSet<>());
  }

  /** The id in each line of each file. */
  List<String> inArchive() {
    try (Stream<Path> files = Files.walk(archive)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".jsonl.gz"))
          .flatMap(StoredPapers::ids)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private MongoCollection<Document> papers() {
    return client.getDatabase("arxivist").getCollection("papers");
  }

  private static Stream<String> ids(Path file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> JSON.readTree(line).path("id").asString()).toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
