package io.yanhuo.signup;

/** A text of ours in the version that somebody has agreed to. */
public record Consent(Document document, String version) {
    /** What has to be agreed to. */
    public enum Document {
        TERMS("2026-11"),
        PRIVACY("2026-11");

        private final String version;

        Document(String version) {
            this.version = version;
        }

        /** Of the text that is shown today. */
        public String version() {
            return version;
        }
    }

    static Consent toToday(Document document) {
        return new Consent(document, document.version());
    }
}
