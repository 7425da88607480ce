package dev.yanhuo.wechat.callbacks;

/**
 * What a merchant is to be told.
 *
 * @param originalType what the resource is; at the same time its associated data
 * @param subject the merchant's own number of what it is about
 * @param content what gets encrypted, as JSON
 */
public record News(
        String mchid,
        String eventType,
        String originalType,
        String summary,
        String subject,
        String url,
        String content) {
    News about(String otherContent) {
        return new News(mchid, eventType, originalType, summary, subject, url, otherContent);
    }

    News called(String otherType) {
        return new News(mchid, otherType, originalType, summary, subject, url, content);
    }
}
