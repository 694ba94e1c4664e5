package org.dazzledsl.model.aws.compute;

import java.util.Locale;

/** What a service does. Both run the same image, which finds the word in {@code APP_ROLE}. */
enum ServiceKind {
    /** Answers requests. */
    WEB("Web"),
    /** Does the work that waits in queues. */
    WORKER("Worker");

    private final String title;

    ServiceKind(String title) {
        this.title = title;
    }

    /** The start of logical ids. */
    String title() {
        return title;
    }

    /** In names and in the environment. */
    String word() {
        return title.toLowerCase(Locale.ROOT);
    }
}
