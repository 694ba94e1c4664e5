package org.dazzledsl.model.config;

/** Regular expressions for the names of hosts and mailboxes that several tables share. */
final class InternetNames {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** A host name of at least two labels, in lower case. */
    static final String DOMAIN = "(?=.{4,253}$)(?:" + LABEL + "\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])";

    static final String MAILBOX = "[A-Za-z0-9._%+'-]{1,64}@" + DOMAIN;

    private InternetNames() {}
}
