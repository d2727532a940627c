package io.arxivist.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The index of {@code _id}, used by every query that names an id. The server's own serves only
 * queries that name nothing else, and reads the whole collection for {@code {_id, version}}.
 */
final class IdIndex extends Index<Object> {
  static final String ID = "_id";

  private final Index<Object> index;

  IdIndex(Index<Object> index) {
    super(index.getName(), index.getKeys(), false);
    this.index = index;
  }

  @Override
  public boolean canHandle(Document query) {
    return query.containsKey(ID) && index.canHandle(idOf(query));
  }

  /* The collection tries the whole query on each document that this names. */
  @Override
  public Iterable<Object> getPositions(Document query) {
    return index.getPositions(idOf(query));
  }

  @Override
  public @Nullable Object getPosition(Document document) {
    return index.getPosition(document);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    index.checkAdd(document, collection);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    index.add(document, position, collection);
  }

  @Override
  public @Nullable Object remove(Document document) {
    return index.remove(document);
  }

  @Override
  public long getCount() {
    return index.getCount();
  }

  @Override
  public boolean isEmpty() {
    return index.isEmpty();
  }

  @Override
  public long getDataSize() {
    return index.getDataSize();
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
    index.checkUpdate(before, after, collection);
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Object position, MongoCollection<Object> collection) {
    index.updateInPlace(before, after, position, collection);
  }

  @Override
  public boolean isUnique() {
    return index.isUnique();
  }

  @Override
  public void drop() {
    index.drop();
  }

  private static Document idOf(Document query) {
    return new Document(ID, query.get(ID));
  }
}
