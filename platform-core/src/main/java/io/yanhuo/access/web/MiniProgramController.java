package io.yanhuo.access.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.MiniProgramTokens;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.ApiBody;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs a mini-program in, and from there a page in its web view. */
@RestController
@OnFace(Face.API)
@RequestMapping("/t/{publicId}/api")
class MiniProgramController {
    private final MiniProgramTokens tokens;
    private final Tickets tickets;

    MiniProgramController(MiniProgramTokens tokens, Tickets tickets) {
        this.tokens = tokens;
        this.tickets = tickets;
    }

    /**
     * @param code of {@code wx.login}
     */
    record Login(@NotBlank @Size(max = 200) String code) implements ApiBody {}

    /**
     * @param page path to open, such as {@code /me}
     */
    record Wish(@NotBlank @Size(max = 200) String page) implements ApiBody {}

    /**
     * @param path with a ticket, to be opened on the restaurant's host
     */
    record Way(String path) {}

    @PostMapping("/login")
    @Allow(Who.ANYONE)
    MiniProgramTokens.Token login(@Valid @RequestBody Login login) {
        return tokens.login(login.code());
    }

    @PostMapping("/tickets")
    @Allow(Who.DINER)
    Way ticket(@Valid @RequestBody Wish wish, Actor diner) {
        return new Way(tickets.issue(Who.DINER, diner.id(), wish.page()));
    }
}
