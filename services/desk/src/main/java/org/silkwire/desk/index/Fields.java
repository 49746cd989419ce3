package org.silkwire.desk.index;

/**
 * Names of the index's fields. A document is a story (has {@link #STORY}), one of its articles, a link of two stories, or
 * what remains of a story of which no article is left.
 */
final class Fields {
    /** Of a story: its id. */
    static final String STORY = "story";
    /** Of an article: its id. */
    static final String ARTICLE = "article";
    /** Of an article and of a link: the ids of the stories that it belongs to. */
    static final String OF = "of";
    /** Of a link: both ids. */
    static final String LINK = "link";
    /** Of what remains of a story: its id. */
    static final String GONE = "gone";
    /** {@link #STORY_KIND} or {@link #GONE_KIND}; by it all stories are found. */
    static final String KIND = "kind";

    static final String STORY_KIND = "story";
    static final String GONE_KIND = "gone";

    static final String TOPIC = "topic";
    /** Stands for any topic. */
    static final String ANY_TOPIC = "*";

    static final String SUBTOPIC = "subtopic";
    static final String COUNTRY = "country";
    static final String LANGUAGE = "language";
    static final String SOURCE = "source";
    static final String TIME = "time";
    static final String SEQ = "seq";
    static final String FETCHED = "fetched";
    static final String TEXT = "text";
    /** With the topic's id after it; the highest of all without. In tenths of a per cent. */
    static final String CONFIDENCE = "confidence.";
    /** Stored: a story's row, or an article's story, as JSON. */
    static final String JSON = "json";

    private Fields() {}

    static String subtopic(String topic, String subtopic) {
        return topic + "/" + subtopic;
    }

    static int perMille(double confidence) {
        return (int) Math.round(confidence * 1000);
    }
}
