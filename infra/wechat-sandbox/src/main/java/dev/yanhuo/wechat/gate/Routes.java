package dev.yanhuo.wechat.gate;

import java.util.List;

/** The calls that one part of the sandbox answers. Every bean of this kind is found by itself. */
public interface Routes {
    List<Route> routes();
}
