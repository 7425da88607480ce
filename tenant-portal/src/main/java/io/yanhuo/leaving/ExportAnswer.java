package io.yanhuo.leaving;

import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** An export on its way to a browser, piece by piece. */
public record ExportAnswer(Tenant tenant, TenantFile file) {
    public void send(Exports exports, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (file.size() != null) response.setContentLengthLong(file.size());
        exports.take(file, response.getOutputStream());
    }

    private ContentDisposition attachment() {
        var day = LocalDate.ofInstant(file.createdAt(), ZoneId.of(tenant.timeZone()));
        var name = tenant.slug() + "-" + day + ".zip";
        return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    }
}
