package io.arxivist.contract;

import io.arxivist.core.job.JobStore;

class InMemoryJobStoreTests extends JobStoreContract {
  private final JobStore store = new InMemoryJobStore();

  @Override
  protected JobStore store() {
    return store;
  }
}
