package org.silkwire.classifier.score;

import org.silkwire.classifier.taxonomy.Topic.Boosts;
import org.silkwire.classifier.taxonomy.Topic.Group;
import org.silkwire.classifier.taxonomy.Topic.Term;
import org.silkwire.contract.Article;

/**
 * A term found in a field.
 *
 * @param id of the term within the topic
 * @param start UTF-16 offset, inclusive
 * @param end exclusive
 * @param firstWord of the field, counted from 0
 * @param worth the group's points times the field's boost
 */
record Hit(int id, Term term, Group group, Article.Field field, int start, int end, int firstWord, double worth) {
    /** Whether it stands where news says what it is about, other than in the title. */
    boolean isInLead() {
        return switch (field) {
            case SUMMARY -> true;
            case TEXT -> firstWord < Boosts.LEAD_WORDS;
            case TITLE, CATEGORIES -> false;
        };
    }
}
