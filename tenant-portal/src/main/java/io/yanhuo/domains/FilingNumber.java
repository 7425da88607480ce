package io.yanhuo.domains;

import io.yanhuo.shared.Refused;
import java.util.regex.Pattern;

/** The number under which a site is filed in mainland China (ICP 备案号), such as 粤ICP备12345678号-1. */
final class FilingNumber {
    private static final Pattern WELL_FORMED =
            Pattern.compile("[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕甘陇青宁新]" + "ICP备\\d{4,12}号(-\\d{1,4})?");

    private FilingNumber() {}

    /**
     * @return as the office writes it; empty if there is none
     * @throws Refused if it is no such number
     */
    static String of(String typed) {
        var number = typed.replaceAll("\\s", "").replace('－', '-').replaceAll("(?i)icp", "ICP");
        if (number.isEmpty() || WELL_FORMED.matcher(number).matches()) return number;
        throw new Refused(new DomainRefusal.NoFilingNumber());
    }
}
