package io.arxivist.mongodb;

import io.arxivist.contract.JobStoreContract;
import io.arxivist.core.job.JobStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoJobStoreIT {
  @Nested
  class OnTheEmbeddedServer extends JobStoreContract {
    @RegisterExtension static final StoresExtension stores = StoresExtension.embedded();

    @Override
    protected JobStore store() {
      return stores.get(JobStore.class);
    }
  }

  @Nested
  @Tag("real-mongo")
  @EnabledIfEnvironmentVariable(named = StoresExtension.MONGO_URI, matches = ".+")
  class OnARealMongo extends JobStoreContract {
    @RegisterExtension static final StoresExtension stores = StoresExtension.real();

    @Override
    protected JobStore store() {
      return stores.get(JobStore.class);
    }
  }
}
