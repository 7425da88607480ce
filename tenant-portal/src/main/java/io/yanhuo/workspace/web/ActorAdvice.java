package io.yanhuo.workspace.web;

import io.yanhuo.access.Actor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Pages know who looks at them. */
@ControllerAdvice
class ActorAdvice {
    static final String ACTOR = "actor";

    @ModelAttribute
    void actor(Actor actor, Model model) {
        model.addAttribute(ACTOR, actor);
    }
}
