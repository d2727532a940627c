package io.arxivist.jenkins;

import groovy.lang.Script;
import org.jspecify.annotations.Nullable;

/**
 * What Groovy compiles a Jenkinsfile to; every name that it does not know itself goes to {@link
 * Words}.
 */
public abstract class PipelineScript extends Script {

  private @Nullable Words words;

  void speaks(Words meaning) {
    words = meaning;
  }

  @Override
  public @Nullable Object invokeMethod(String name, Object arguments) {
    return words == null
        ? super.invokeMethod(name, arguments)
        : words.call(name, (Object[]) arguments);
  }

  @Override
  public @Nullable Object getProperty(String name) {
    return words == null ? super.getProperty(name) : words.get(name);
  }

  @Override
  public void setProperty(String name, @Nullable Object value) {
    if (words == null) {
      super.setProperty(name, value);
    } else {
      words.set(name, value);
    }
  }
}
