/** For users who want a resource of their own, or a property changed: what they implement, and the program that runs it. */
package org.dazzledsl.stacks.customize;
