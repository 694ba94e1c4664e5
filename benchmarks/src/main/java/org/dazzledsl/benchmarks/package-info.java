/** What is claimed about speed and memory. */
package org.dazzledsl.benchmarks;
