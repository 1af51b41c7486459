/**
 * Runs as Prow lays them out: {@code <root>/<job>/<build id>/build-log.txt} and files beside it.
 */
package io.github.perfreport.runs.prow;
