package org.dazzledsl.model.diff;

/** What a deployment does with a resource. */
public enum Verdict {
    WILL_BE_ADDED("will be added"),
    WILL_BE_DELETED("will be deleted"),
    /** Its whole stack is no longer generated; CDK leaves such a stack deployed until somebody destroys it. */
    GOES_WITH_ITS_STACK("will be deleted when its stack is destroyed"),
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
