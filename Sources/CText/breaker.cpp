#include "ctext.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

struct ctext_breaker {
    UBreakIterator *iterator;
    UText *text;
};

extern "C" ctext_breaker *ctext_breaker_open(ctext_unit unit, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(unit == CTEXT_WORDS ? UBRK_WORD : UBRK_SENTENCE, locale, nullptr, 0, &status);
    if (U_FAILURE(status)) return nullptr;
    return new ctext_breaker{iterator, nullptr};
}

extern "C" void ctext_breaker_close(ctext_breaker *breaker) {
    if (!breaker) return;
    ubrk_close(breaker->iterator);
    utext_close(breaker->text);
    delete breaker;
}

extern "C" int ctext_breaker_start(ctext_breaker *breaker, const char *text, size_t length) {
    UErrorCode status = U_ZERO_ERROR;
    breaker->text = utext_openUTF8(breaker->text, text, (int64_t)length, &status);
    if (U_FAILURE(status)) return 0;
    ubrk_setUText(breaker->iterator, breaker->text, &status);
    if (U_FAILURE(status)) return 0;
    ubrk_first(breaker->iterator);
    return 1;
}

extern "C" int64_t ctext_breaker_next(ctext_breaker *breaker, int32_t *status) {
    int32_t end = ubrk_next(breaker->iterator);
    if (end == UBRK_DONE) return -1;
    *status = ubrk_getRuleStatus(breaker->iterator);
    return end;
}

extern "C" int32_t ctext_columns(uint32_t scalar) {
    UChar32 c = (UChar32)scalar;
    int32_t category = u_charType(c);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_CONTROL_CHAR || category == U_FORMAT_CHAR) return 0;
    int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

extern "C" int32_t ctext_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

extern "C" int32_t ctext_ends_sentence(uint32_t scalar) { return u_hasBinaryProperty((UChar32)scalar, UCHAR_S_TERM) ? 1 : 0; }
