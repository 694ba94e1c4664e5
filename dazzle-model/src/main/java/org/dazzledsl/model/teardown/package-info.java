/** What stands in the way when stacks are taken down, and what stays when they are gone. */
package org.dazzledsl.model.teardown;
