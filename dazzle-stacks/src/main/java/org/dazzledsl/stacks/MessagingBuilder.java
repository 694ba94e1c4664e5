package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.messaging.MessagingStack;

/** Builds what a {@link MessagingStack} asks for. */
final class MessagingBuilder {

    private MessagingBuilder() {}

    static void build(StackScope scope, MessagingStack messaging) {
        messaging.resources();
    }
}
