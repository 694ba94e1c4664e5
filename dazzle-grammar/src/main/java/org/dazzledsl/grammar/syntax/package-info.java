/**
 * A specification as it stands in the text: records with positions, nothing linked, nothing inferred. What infrastructure
 * depends on is typed; the rest is kept line by line.
 */
package org.dazzledsl.grammar.syntax;
