package org.silkwire.desk.webhooks;

import java.time.Instant;

/**
 * An address that new stories are posted to.
 *
 * @param id 12 hex digits
 * @param query what it wants, as parameters of an address
 * @param secret that signatures are made with: {@code whsec_} and 32 bytes in Base64
 */
public record Webhook(String id, String url, String query, String secret, Instant registeredAt) {}
