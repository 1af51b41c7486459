/** PNG plots, and the scales and colours that page and plots share. */
package io.github.perfreport.plot;
