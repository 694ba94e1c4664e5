/** The built-in rules, by service. */
package org.dazzledsl.model.preflight.rules;
