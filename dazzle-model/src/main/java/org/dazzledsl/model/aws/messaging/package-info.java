/** The Messaging stack: queues, event buses, e-mail, schedules. */
package org.dazzledsl.model.aws.messaging;
