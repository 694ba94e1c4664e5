/** Files and folders: replaced in one step, deleted whole. */
package org.dazzledsl.maven.files;
