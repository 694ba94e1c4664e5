package org.dazzledsl.maven.node;

/**
 * The Node that is used where the machine has none. Playwright for Java publishes Node's own builds, with their licence, in
 * an artifact of Maven Central: so it comes through the mirrors, proxies and checksums that a company's Maven is set up with.
 */
public final class PinnedNode {

    public static final String GROUP_ID = "com.microsoft.playwright";

    public static final String ARTIFACT_ID = "driver-bundle";

    public static final String ARTIFACT_VERSION = "1.55.0";

    /** The version of Node in that artifact. */
    public static final String NODE_VERSION = "22.18.0";

    /** The artifact's size, in MB, which people should know before it is downloaded. */
    public static final int MEGABYTES = 204;

    private PinnedNode() {}

    public static String coordinates() {
        return GROUP_ID + ":" + ARTIFACT_ID + ":" + ARTIFACT_VERSION;
    }
}
