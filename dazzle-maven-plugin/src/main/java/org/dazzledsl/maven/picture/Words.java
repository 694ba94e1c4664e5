package org.dazzledsl.maven.picture;

import org.dazzledsl.maven.plan.ResourceNouns;

/** Numbers with their nouns. */
final class Words {

    private Words() {}

    static String counted(int count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + ResourceNouns.plural(noun);
    }

    /** {@code Event bus} in the middle of a sentence; an abbreviation, such as NAT, stays. */
    static String lowered(String title) {
        return title.length() > 1 && Character.isLowerCase(title.charAt(1))
                ? Character.toLowerCase(title.charAt(0)) + title.substring(1)
                : title;
    }
}
