/**
 * Formats: how tools print numbers. Each format is one class behind {@link
 * io.github.perfreport.formats.LogFormat}, listed in {@link io.github.perfreport.formats.Formats}.
 */
package io.github.perfreport.formats;
