#include "ctext.h"

// CLD2's header uses these without including them.
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" int ctext_detect_language(const char *text, size_t length, char code[16], int *percent) {
    const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3], bytes, valid;
    double scores[3];
    bool reliable = false;
    CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text, (int)length, true, &hints, 0, languages, percents, scores, nullptr, &bytes, &reliable, &valid);
    strncpy(code, CLD2::LanguageCode(best), 15);
    code[15] = 0;
    *percent = percents[0];
    return reliable ? 1 : 0;
}
