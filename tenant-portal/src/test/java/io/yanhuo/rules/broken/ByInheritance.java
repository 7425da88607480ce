package io.yanhuo.rules.broken;

/** Passes something on to whatever thread is born next. */
class ByInheritance {
    static final ThreadLocal<String> RESTAURANT = new InheritableThreadLocal<>();
}
