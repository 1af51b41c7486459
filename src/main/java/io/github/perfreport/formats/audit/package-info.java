/**
 * KubeVirt's audit blocks: finding them in a log, and the spec that each belongs to. It is above
 * 1.6k lines as one scanner reads blocks and Ginkgo's suite in one pass.
 */
package io.github.perfreport.formats.audit;
