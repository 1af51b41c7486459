/** Google Cloud Storage, with few calls, retries and deadlines. */
package io.github.perfreport.storage.gcs;
