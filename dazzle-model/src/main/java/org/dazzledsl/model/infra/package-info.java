/** What an application needs, cloud-neutral, and because of which lines. */
package org.dazzledsl.model.infra;
