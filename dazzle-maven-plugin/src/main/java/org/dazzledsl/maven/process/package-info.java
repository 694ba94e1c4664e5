/** Programs that run beside Maven: where they are found, and what they print. */
package org.dazzledsl.maven.process;
