/** From a project's folder to its plan: the one way that all goals go, as far as each of them needs it. */
package org.dazzledsl.maven.project;
