/** What a run says while it works. */
package org.dazzledsl.maven.progress;
