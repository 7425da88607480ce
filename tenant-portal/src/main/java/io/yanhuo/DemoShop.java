package io.yanhuo;

import io.yanhuo.shared.GeoPoint;
import java.util.List;

/**
 * One of the restaurants to look at. All have the same people, phone numbers and names of dishes,
 * so that whatever of one showed up at another would be noticed.
 *
 * @param number by which the WeChat sandbox knows its merchant and mini-program
 */
record DemoShop(
        int number,
        String slug,
        String name,
        String cuisine,
        String colour,
        String address,
        String licence,
        GeoPoint place) {
    static final String OWNER = "13800000001";
    static final String CASHIER = "13800000002";
    static final String COOK = "13800000003";

    static final List<DemoShop> ALL =
            List.of(
                    new DemoShop(
                            1,
                            "wangji",
                            "王记烧腊",
                            "roast",
                            "#b3361b",
                            "深圳市福田区八卦二路 12 号",
                            "JY24403040000017",
                            new GeoPoint(22.5602, 114.0925)),
                    new DemoShop(
                            2,
                            "xiaoman",
                            "小满面馆",
                            "noodle",
                            "#1f6b4f",
                            "深圳市南山区桃园路 88 号",
                            "JY24403050000024",
                            new GeoPoint(22.5328, 113.9249)));
}
