package dev.yanhuo.wechat.gate;

/** Something that follows a call so fast that it happens before the answer has arrived. */
public interface Aftermath {
    void happen(Call call, Answer answer);
}
