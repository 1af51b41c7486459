/** The whole program on logs like real ones: what it writes, file by file and value by value. */
package io.github.perfreport.endtoend;
