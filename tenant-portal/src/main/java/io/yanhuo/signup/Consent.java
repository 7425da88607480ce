package io.yanhuo.signup;

/** A text of ours in the version that somebody has agreed to. */
public record Consent(Document document, String version) {
    /** What has to be agreed to; its sections are the texts {@code signup.<name>.1} and so on. */
    public enum Document {
        TERMS("2026-11", 8),
        PRIVACY("2026-11", 7);

        private final String version;
        private final int sections;

        Document(String version, int sections) {
            this.version = version;
            this.sections = sections;
        }

        /** Of the text that is shown today. */
        public String version() {
            return version;
        }

        public int sections() {
            return sections;
        }
    }

    static Consent toToday(Document document) {
        return new Consent(document, document.version());
    }
}
