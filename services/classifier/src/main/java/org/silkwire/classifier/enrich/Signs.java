package org.silkwire.classifier.enrich;

import java.util.List;
import org.silkwire.classifier.enrich.Meaning.Sign.Role;

/** Asks a passage which meanings begin at a token. */
final class Signs {
    static final List<Role> VERBS = List.of(
            Role.RISE,
            Role.ROSE,
            Role.FALL,
            Role.FELL,
            Role.FACT,
            Role.DEED,
            Role.PLAN,
            Role.BREAK,
            Role.AND,
            Role.BASE);

    private final Gazetteer gazetteer;
    private final Passage passage;

    Signs(Gazetteer gazetteer, Passage passage) {
        this.gazetteer = gazetteer;
        this.passage = passage;
    }

    /** The roles of the words that begin at a token, as bits by {@link Role#ordinal()}. */
    int roles(int token) {
        int roles = 0;
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.Sign sign) {
                roles |= bit(sign.role());
            }
        }
        return roles;
    }

    @SuppressWarnings("EnumOrdinal") // never leaves the process
    static int bit(Role role) {
        return 1 << role.ordinal();
    }

    static boolean has(int roles, Role role) {
        return (roles & bit(role)) != 0;
    }

    static boolean hasVerb(int roles) {
        return has(roles, Role.RISE)
                || has(roles, Role.ROSE)
                || has(roles, Role.FALL)
                || has(roles, Role.FELL)
                || has(roles, Role.FACT)
                || has(roles, Role.DEED)
                || has(roles, Role.PLAN);
    }

    /** The end of the longest phrase of a role that begins at a token, or -1. */
    int endOf(int token, Role role) {
        int end = -1;
        if (token >= passage.size()) {
            return end;
        }
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.Sign sign && sign.role() == role) {
                end = Math.max(end, passage.hitEnd(hit));
            }
        }
        return end;
    }

    /** The end of the longest phrase of a kind that begins at a token, or -1. */
    int endOf(int token, Class<? extends Meaning> kind) {
        int end = -1;
        if (token >= passage.size()) {
            return end;
        }
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (kind.isInstance(gazetteer.meaning(passage.hitEntry(hit)))) {
                end = Math.max(end, passage.hitEnd(hit));
            }
        }
        return end;
    }

    /** The end of the longest phrase of any role that begins at a token, or the next token where none does. */
    int longest(int token) {
        return Math.max(token + 1, endOf(token, Meaning.Sign.class));
    }
}
