/** What a deployment of the project as it is now would change: compared with what, and how that is told. */
package org.dazzledsl.maven.diff;
