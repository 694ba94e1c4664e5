/** Why a thing exists: the element that asked for it, where that stands, and the rule that drew the conclusion. */
package org.dazzledsl.model.because;
