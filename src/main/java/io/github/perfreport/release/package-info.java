/** What a release changed: its metrics before and since. */
package io.github.perfreport.release;
