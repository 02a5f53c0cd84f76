#include "ctext.h"

#include <string>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

static int64_t normalize(const icu::Normalizer2 *form, UErrorCode status, const char *text, size_t length, char *out, size_t capacity) {
    if (U_FAILURE(status)) return -1;
    icu::CheckedArrayByteSink sink(out, (int32_t)capacity);
    form->normalizeUTF8(0, icu::StringPiece(text, (int32_t)length), sink, nullptr, status);
    if (U_FAILURE(status)) return -1;
    return sink.NumberOfBytesAppended();
}

extern "C" int64_t ctext_fold(const char *text, size_t length, char *out, size_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return normalize(form, status, text, length, out, capacity);
}

extern "C" int64_t ctext_nfc(const char *text, size_t length, char *out, size_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *form = icu::Normalizer2::getNFCInstance(status);
    return normalize(form, status, text, length, out, capacity);
}
