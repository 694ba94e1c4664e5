package org.dazzledsl.model.diff;

/**
 * A change that can't be made, whatever CloudFormation's schemas say.
 *
 * @param why in words
 * @param source where that is known from
 */
record Impossible(String why, String source) {}
