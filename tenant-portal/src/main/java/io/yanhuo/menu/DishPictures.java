package io.yanhuo.menu;

import io.yanhuo.tenancy.PictureUse;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Photos of dishes; also of removed ones, which old orders still name. */
@Component
class DishPictures implements PictureUse {
    private final Dishes dishes;

    DishPictures(Dishes dishes) {
        this.dishes = dishes;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> pictures() {
        return dishes.pictures();
    }
}
