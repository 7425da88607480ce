package io.yanhuo.signup.web;

import io.yanhuo.shared.Slug;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** A restaurant's Chinese name in the letters of an address: 王记烧腊 becomes wangjishaola. */
final class Pinyin {
    private static final int LONGEST = 24;
    private static final int SHORTEST = 3;

    /** What a word list knows and a character list does not. */
    private static final Map<String, String> WORDS =
            Map.of("重庆", "chongqing", "厦门", "xiamen", "蚌埠", "bengbu", "海参", "haishen");

    /** How these are read in names of restaurants and places. */
    private static final Map<Character, String> READINGS =
            Map.of('长', "chang", '都', "du", '那', "na");

    /** Family names that are read unlike the word, at the beginning of a name. */
    private static final Map<Character, String> FAMILY_NAMES =
            Map.of('曾', "zeng", '解', "xie", '单', "shan", '仇', "qiu", '区', "ou");

    private static final HanyuPinyinOutputFormat PLAIN = new HanyuPinyinOutputFormat();

    static {
        PLAIN.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        PLAIN.setVCharType(HanyuPinyinVCharType.WITH_V);
    }

    private Pinyin() {}

    /** Empty if nothing in the name can be written in letters. */
    static Optional<Slug> propose(String name) {
        var address = shorten(syllables(normal(name)));
        if (address.isEmpty()) return Optional.empty();
        if (address.length() < SHORTEST) address += "-dian";
        // A reserved word is somebody's name too: 帮助 is bangzhu, but App is app.
        var found = Slug.parse(address);
        return found.isPresent() ? found : Slug.parse(address + "-dian");
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> syllables(String name) {
        var syllables = new ArrayList<String>();
        for (int i = 0; i < name.length(); i++) {
            var word = i + 1 < name.length() ? WORDS.get(name.substring(i, i + 2)) : null;
            if (word != null) {
                syllables.add(word);
                i++;
            } else {
                syllables.add(syllable(name.charAt(i), i == 0));
            }
        }
        return syllables;
    }

    private static String syllable(char letter, boolean first) {
        if (letter < 128) return Character.isLetterOrDigit(letter) ? "" + letter : "";
        var known = first ? FAMILY_NAMES.get(letter) : null;
        if (known == null) known = READINGS.get(letter);
        if (known != null) return known;
        try {
            var readings = PinyinHelper.toHanyuPinyinStringArray(letter, PLAIN);
            return readings == null || readings.length == 0 ? "" : readings[0];
        } catch (BadHanyuPinyinOutputFormatCombination e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never in the middle of a syllable. */
    private static String shorten(List<String> syllables) {
        var address = new StringBuilder();
        for (var syllable : syllables) {
            if (address.length() + syllable.length() > LONGEST) break;
            address.append(syllable);
        }
        return address.toString();
    }
}
