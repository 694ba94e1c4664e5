/** A project's DSL files: found, read, parsed and linked, with everything that is wrong in any of them. */
package org.dazzledsl.model.project;
