/**
 * The article archive, in a folder or on S3. In: batches of harvested papers; out: compressed,
 * content-addressed parts by day with a manifest, and the papers back. {@link
 * io.arxivist.s3.UploadCommand} puts any folder beside them.
 */
@NullMarked
package io.arxivist.s3;

import org.jspecify.annotations.NullMarked;
