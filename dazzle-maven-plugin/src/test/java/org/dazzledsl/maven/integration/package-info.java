/** What the scripts of the integration tests under {@code src/it} share. */
package org.dazzledsl.maven.integration;
