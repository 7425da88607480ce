package io.yanhuo.signup.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ContactSettingsTest {
    @Test
    void a_company_alone_can_not_be_reached() {
        assertThat(new ContactSettings("烟火科技有限公司", " ", "").reachable()).isFalse();
        assertThat(new ContactSettings("", "hello@example.cn", "").reachable()).isTrue();
        assertThat(new ContactSettings("", "", "400 000 0000").reachable()).isTrue();
    }

    @Test
    void what_nobody_could_write_to_or_dial_is_refused_by_its_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSettings("", "hello", ""))
                .withMessageContaining("yanhuo.contact.email");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSettings("", "", "call us"))
                .withMessageContaining("yanhuo.contact.phone");
    }

    @Test
    void a_number_is_dialled_without_what_only_helps_to_read_it() {
        var contact = new Contact(new ContactSettings("", "", "+86 (20) 1234-5678"));

        assertThat(contact.dial()).isEqualTo("+862012345678");
    }
}
