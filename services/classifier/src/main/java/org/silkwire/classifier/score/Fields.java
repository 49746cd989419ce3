package org.silkwire.classifier.score;

import org.silkwire.contract.Article;

/** The four strings of an article that are judged, never null. */
record Fields(String title, String summary, String text, String categories) {
    static final Article.Field[] ALL = Article.Field.values();

    static Fields of(Article article) {
        return new Fields(
                article.field(Article.Field.TITLE),
                article.field(Article.Field.SUMMARY),
                article.field(Article.Field.TEXT),
                article.field(Article.Field.CATEGORIES));
    }

    String get(Article.Field field) {
        return switch (field) {
            case TITLE -> title;
            case SUMMARY -> summary;
            case TEXT -> text;
            case CATEGORIES -> categories;
        };
    }
}
