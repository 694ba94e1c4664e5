/** Text that holds anything, written so that nothing of it is taken for markup. */
package org.dazzledsl.maven.markup;
