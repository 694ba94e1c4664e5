package org.dazzledsl.model.diff;

/** What a deployment does with a resource. */
public enum Verdict {
    WILL_BE_ADDED("will be added"),
    WILL_BE_DELETED("will be deleted"),
    /** It leaves its stack, and its deletion policy keeps it. */
    WILL_BE_LEFT_BEHIND("will be left behind"),
    /** Its whole stack is no longer generated; CDK leaves such a stack deployed until somebody destroys it. */
    STAYS_WITH_ITS_STACK("will stay until its stack is destroyed"),
    WILL_BE_REPLACED("will be replaced"),
    MAY_BE_REPLACED("may be replaced"),
    WILL_BE_UPDATED("will be updated"),
    /** What was asked for can't be done. */
    CANNOT_BE_DONE("can't be changed");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
