/**
 * Formats: how tools print numbers. Each format is one class behind {@link
 * io.github.perfreport.formats.LogFormat}, listed in {@link io.github.perfreport.formats.Formats}.
 * It is above 1.6k lines as there are many formats, each a class that knows no other.
 */
package io.github.perfreport.formats;
