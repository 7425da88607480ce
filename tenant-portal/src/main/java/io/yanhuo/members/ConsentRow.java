package io.yanhuo.members;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a diner agreed to a text, when, and until when. */
@Entity
@Table(name = "consent")
class ConsentRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long consentId;

    private String dinerId;
    private String purpose;
    private String terms;
    private Instant givenAt;
    private @Nullable Instant withdrawnAt;

    protected ConsentRow() {}

    ConsentRow(String dinerId, String purpose, String terms, Instant now) {
        this.dinerId = dinerId;
        this.purpose = purpose;
        this.terms = terms;
        this.givenAt = now;
    }

    Consents.Given given() {
        return new Consents.Given(purpose, terms, givenAt);
    }

    void withdraw(Instant now) {
        this.withdrawnAt = now;
    }
}
