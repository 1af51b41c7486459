/**
 * Judges lanes: which changes are alarms, which belong to one event, which data is missing. It also
 * has the transforms that do this for all lanes.
 */
package io.github.perfreport.changes;
