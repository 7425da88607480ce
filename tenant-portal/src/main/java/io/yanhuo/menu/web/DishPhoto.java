package io.yanhuo.menu.web;

import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Pictures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;

/** The photo of a dish: sent ahead by a script, or with the form itself. */
@Component
class DishPhoto {
    private final Pictures pictures;

    DishPhoto(Pictures pictures) {
        this.pictures = pictures;
    }

    /**
     * @param problem why the photo was not taken, or null
     */
    record Taken(DishForm form, @Nullable Refusal problem) {
        /** What is wrong with the photo, and at each field. */
        BindingResult check() {
            var errors = new BeanPropertyBindingResult(form, DishPage.FORM);
            if (problem != null) {
                errors.rejectValue(
                        "picture", problem.code(), problem.arguments().toArray(), problem.code());
            }
            DishFormCheck.check(form, errors);
            return errors;
        }
    }

    Taken take(DishForm form, @Nullable MultipartFile photo) {
        if (photo == null || photo.isEmpty()) return new Taken(known(form), null);
        try {
            return new Taken(form.withPicture(pictures.store(photo)), null);
        } catch (Refused refused) {
            return new Taken(known(form), refused.refusal());
        }
    }

    /** An id that is not one of our pictures is none at all. */
    private DishForm known(DishForm form) {
        boolean ours = pictures.find(form.picture(), Pictures.Size.THUMB).isPresent();
        return ours ? form : form.withPicture("");
    }
}
