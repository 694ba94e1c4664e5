/** The generated lexer and parser and what they are built on. Nothing outside this module uses this package. */
package org.dazzledsl.grammar.antlr;
