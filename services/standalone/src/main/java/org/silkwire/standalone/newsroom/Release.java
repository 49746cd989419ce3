package org.silkwire.standalone.newsroom;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A story told at a time.
 *
 * @param edition counted from 1: once every story is told, the next edition tells them again under new ids and links
 * @param outlet its id
 * @param story its id
 */
record Release(int edition, String outlet, String story, Instant at) {

    /** Unlike any other release's, and the same after a restart. */
    String guid() {
        byte[] name = (outlet + '/' + edition + '/' + story).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }

    /** Of the page that tells it in full. */
    String path() {
        return "/" + outlet + "/" + edition + "/" + story;
    }
}
