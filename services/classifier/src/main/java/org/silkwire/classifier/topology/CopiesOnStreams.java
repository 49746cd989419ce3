package org.silkwire.classifier.topology;

/** Whether a story's copies go to the topic streams; on {@code silkwire.stories} everything is told. */
public enum CopiesOnStreams {
    /** They do, marked in their lineage and in a header that lets a consumer skip them unread. */
    TOLD,
    /** Only originals do. */
    LEFT_OUT
}
