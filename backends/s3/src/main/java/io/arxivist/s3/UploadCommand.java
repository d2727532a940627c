package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.validation.InvalidFieldException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * Puts a folder tree into the archive's bucket or folder, beside the articles: {@code UploadCommand
 * --from DIR --to PREFIX}. Where that is, the environment says, as it does for the classifier
 * ({@link ArchiveProperties}). What is there already with the same bytes is left alone, so it may
 * be run again. It prints a line a file, and one JSON object as the last line. Exit status: 0 when
 * all is there, 1 when anything failed, 2 when it was called wrongly.
 */
public final class UploadCommand {
  private static final int WRONG_CALL = 2;
  private static final String USAGE =
      "usage: UploadCommand --from DIR --to PREFIX   (settings: ARCHIVE_TYPE, ARCHIVE_DIRECTORY,"
          + " ARCHIVE_BUCKET, ARCHIVE_PREFIX, AWS_*)";

  private UploadCommand() {}

  public static void main(String... arguments) {
    /* Never initialized afterwards: what is to be said, this program prints itself. */
    LoggingSystem.get(UploadCommand.class.getClassLoader()).beforeInitialize();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, arguments));
  }

  static int run(PrintStream out, String... arguments) {
    try {
      UploadOptions options = UploadOptions.parse(arguments);
      ArchiveProperties properties =
          Binder.get(new StandardEnvironment()).bindOrCreate("archive", ArchiveProperties.class);
      try (ObjectStore store = properties.open()) {
        return new FolderUpload(store, out).run(options.from(), options.to());
      }
    } catch (InvalidFieldException wrong) {
      System.err.println(wrong.getMessage());
      System.err.println(USAGE);
      return WRONG_CALL;
    } catch (BindException wrong) {
      System.err.println(rootMessage(wrong));
      return WRONG_CALL;
    } catch (ArchiveException failed) {
      System.err.println(failed.getMessage());
      return 1;
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /**
   * What was asked for.
   *
   * @param from an existing folder
   * @param to folders below the archive's own prefix; may be empty
   */
  record UploadOptions(Path from, String to) {

    static UploadOptions parse(String... arguments) {
      String from = null;
      String to = null;
      for (int i = 0; i < arguments.length; i += 2) {
        String value = i + 1 < arguments.length ? arguments[i + 1] : null;
        if (value == null) {
          throw new InvalidFieldException(arguments[i], null, "has no value");
        }
        switch (arguments[i]) {
          case "--from" -> from = value;
          case "--to" -> to = value;
          default -> throw new InvalidFieldException(arguments[i], null, "is not known");
        }
      }
      if (from == null || to == null) {
        throw new InvalidFieldException(from == null ? "--from" : "--to", null, "is missing");
      }
      Path folder = Path.of(from);
      if (!folder.toFile().isDirectory()) {
        throw new InvalidFieldException("--from", from, "is no folder");
      }
      return new UploadOptions(folder, ArchiveProperties.names("--to", to));
    }
  }
}
