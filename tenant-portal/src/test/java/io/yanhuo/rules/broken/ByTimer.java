package io.yanhuo.rules.broken;

import java.util.Timer;

/** Works later, for nobody. */
class ByTimer {
    Timer work() {
        return new Timer(true);
    }
}
