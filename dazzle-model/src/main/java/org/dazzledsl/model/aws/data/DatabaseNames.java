package org.dazzledsl.model.aws.data;

import org.dazzledsl.model.aws.ResourceNames;

/**
 * What the database and its owner are called within the server: the application's name and a word, since the name alone can
 * be one that PostgreSQL or RDS keeps for itself, such as {@code user}.
 */
final class DatabaseNames {

    private DatabaseNames() {}

    static String database(ResourceNames names) {
        return snake(names) + "_db";
    }

    static String user(ResourceNames names) {
        return snake(names) + "_owner";
    }

    private static String snake(ResourceNames names) {
        return names.application().replace('-', '_');
    }
}
