package io.yanhuo.menu;

import io.yanhuo.shared.RandomId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of the menu; may lie within another one. */
@Entity
@Table(name = "menu_category")
class Category {
    @Id
    @Column(name = "category_id", columnDefinition = "char(20)")
    private String id;

    @Column(columnDefinition = "char(20)")
    private @Nullable String parentId;

    private String name;
    private int position;
    private boolean hidden;
    @Version private @Nullable Long version;

    protected Category() {}

    Category(String name, @Nullable String parentId, int position) {
        this.id = RandomId.ofLength(20);
        this.name = name;
        this.parentId = parentId;
        this.position = position;
    }

    String id() {
        return id;
    }

    @Nullable String parentId() {
        return parentId;
    }

    String name() {
        return name;
    }

    int position() {
        return position;
    }

    boolean hidden() {
        return hidden;
    }

    long version() {
        return Objects.requireNonNull(version);
    }

    void rename(String to) {
        name = to;
    }

    void hide(boolean whether) {
        hidden = whether;
    }

    void moveInto(@Nullable String parent, int at) {
        parentId = parent;
        position = at;
    }

    void moveTo(int at) {
        position = at;
    }
}
