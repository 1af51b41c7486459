/** The pages: HTML, its data, scripts and styles, and the transforms that write pages and plots. */
package io.github.perfreport.page;
