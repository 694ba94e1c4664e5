/**
 * Where a thing stands in a text, and what is wrong with it there: files, spans and problems, shared by every reader of
 * the project (the DSL, {@code dazzle.toml}).
 */
package org.dazzledsl.grammar.source;
