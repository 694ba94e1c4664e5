/** The plan as a page for people and as Markdown for a pull request: what is built, how large, why, and what changed. */
package org.dazzledsl.maven.page;
