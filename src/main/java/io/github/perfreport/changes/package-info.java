/**
 * The judgement: which changes of a lane are alarms, which of them belong to one event, which data
 * is missing; and the transforms that judge all lanes.
 */
package io.github.perfreport.changes;
