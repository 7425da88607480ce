package dev.yanhuo.wechat.miniprogram;

import java.time.Instant;

/**
 * Proof that somebody knew an app's secret.
 *
 * @param stable from {@code stable_token}; the two kinds know nothing of each other
 */
record AccessToken(String token, String appid, boolean stable, Instant issuedAt, Instant until) {
    AccessToken endingAt(Instant end) {
        return until.isAfter(end) ? new AccessToken(token, appid, stable, issuedAt, end) : this;
    }
}
