/** From tokens to records: what a construct's lines mean, and in which words a mistake in them is told. */
package org.dazzledsl.grammar.reading;
