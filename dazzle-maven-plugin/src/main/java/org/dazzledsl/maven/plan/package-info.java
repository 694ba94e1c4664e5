/** The plan as people and programs read it: what an application needs, what is built for it, and because of which lines. */
package org.dazzledsl.maven.plan;
