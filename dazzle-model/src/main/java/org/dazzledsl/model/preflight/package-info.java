/**
 * What speaks against deploying a plan or a template: rules, what they found, and which of that was known and accepted
 * before. Needs neither Node nor AWS.
 */
package org.dazzledsl.model.preflight;
