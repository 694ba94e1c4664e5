/** Dazzle DSL text to syntax with positions. Knows neither AWS nor the model. */
package org.dazzledsl.grammar;
