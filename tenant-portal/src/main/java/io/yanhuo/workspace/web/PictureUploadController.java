package io.yanhuo.workspace.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Pictures;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes a picture as soon as it is chosen, so that one sees it before the form is saved. */
@RestController
@OnFace(Face.WORKSPACE)
class PictureUploadController {
    private final Pictures pictures;

    PictureUploadController(Pictures pictures) {
        this.pictures = pictures;
    }

    record Stored(String id, String preview) {}

    @PostMapping("/admin/pictures")
    @Allow(value = Who.STAFF, may = Permission.MENU_EDIT, support = SupportMay.CHANGE)
    Stored upload(@RequestParam MultipartFile file) {
        var id = pictures.store(file);
        return new Stored(id, "/admin/pictures/" + id + "/card.jpg");
    }
}
