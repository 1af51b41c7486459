package io.github.perfreport.storage.gcs;

import org.apache.beam.sdk.extensions.gcp.options.GcpOptions;
import org.apache.beam.sdk.options.Description;

/** The option for the credentials file of Cloud Storage. */
public interface CredentialsOptions extends GcpOptions {

  @Description("The file of a service account's key or of a user's credentials.")
  String getCredentialsFile();

  void setCredentialsFile(String file);
}
