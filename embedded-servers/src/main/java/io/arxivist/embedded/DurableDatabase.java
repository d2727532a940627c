package io.arxivist.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/**
 * A database of {@link DurableCollection}s, whose queries by id stay fast however much it holds.
 */
final class DurableDatabase extends H2Database {
  /* As the superclass names its maps, which it does not give to others. */
  private static final String DOCUMENTS = "databases.";
  private static final String META = "meta.";

  private final MVStore store;

  DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, store, cursors);
    this.store = store;
    super.initializeNamespacesAndIndexes();
  }

  /* The superclass asks for it while it is made, when there is no store here yet. */
  @Override
  protected void initializeNamespacesAndIndexes() {}

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    String name = getFullCollectionNamespace(collection);
    return new DurableCollection(
        this,
        collection,
        options,
        store.openMap(DOCUMENTS + name),
        store.openMap(META + name),
        cursorRegistry);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    Index<Object> index = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    boolean ofId = keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.ID);
    return ofId ? new IdIndex(index) : index;
  }
}
