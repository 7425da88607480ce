package io.yanhuo.domains;

import io.yanhuo.tenancy.AddressSettings;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The certificate that the platform itself has, for all hosts below its domain. */
@Service
public class Certificates {
    private final CertificateRows rows;
    private final AddressSettings address;

    Certificates(CertificateRows rows, AddressSettings address) {
        this.rows = rows;
        this.address = address;
    }

    /** Empty before the first look, and where there is no HTTPS. */
    public Optional<HostCertificate> ofPlatform() {
        return rows.find(address.hostOf("*"));
    }
}
