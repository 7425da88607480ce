package io.yanhuo.killed;

import io.yanhuo.YanhuoApplication;
import org.springframework.boot.SpringApplication;

/** Main class of a node among others. */
final class Serving {
    private Serving() {}

    public static void main(String[] arguments) {
        SpringApplication.run(YanhuoApplication.class, arguments);
    }
}
