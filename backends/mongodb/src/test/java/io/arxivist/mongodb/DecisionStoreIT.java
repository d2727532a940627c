package io.arxivist.mongodb;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

class DecisionStoreIT {
  @Nested
  class OnTheEmbeddedServer extends DecisionStoreSuite {
    @RegisterExtension static final StoresExtension stores = StoresExtension.embedded();

    @Override
    StoresExtension stores() {
      return stores;
    }
  }

  @Nested
  @Tag("real-mongo")
  @EnabledIfEnvironmentVariable(named = StoresExtension.MONGO_URI, matches = ".+")
  class OnARealMongo extends DecisionStoreSuite {
    @RegisterExtension static final StoresExtension stores = StoresExtension.real();

    @Override
    StoresExtension stores() {
      return stores;
    }
  }
}
