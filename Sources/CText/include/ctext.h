// Text functions of ICU, Snowball and CLD2 behind opaque types: their own headers clash with Foundation's or are C++.
// All text is UTF-8; lengths are in bytes; invalid bytes are read as U+FFFD and never read past the given length.
#ifndef LACUNA_CTEXT_H
#define LACUNA_CTEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ctext_breaker ctext_breaker;

typedef enum { CTEXT_WORDS = 0, CTEXT_SENTENCES = 1 } ctext_unit;

/// A breaker of one unit for one locale ("sv", "zh", "" for the root). NULL when ICU has no data for it.
ctext_breaker *ctext_breaker_open(ctext_unit unit, const char *locale);
void ctext_breaker_close(ctext_breaker *breaker);
/// Starts on a text, which must stay where it is until the last call of `next`. Returns 0 on failure.
int ctext_breaker_start(ctext_breaker *breaker, const char *text, size_t length);
/// The byte offset of the next boundary, or -1 after the last one. `status` gets ICU's rule status of the piece before it:
/// 0 none (space, punctuation), 100 number, 200 letters, 300 kana, 400 ideographs.
int64_t ctext_breaker_next(ctext_breaker *breaker, int32_t *status);

/// NFKC with case folding (Unicode's NFKC_Casefold). Returns the needed length; writes at most `capacity` bytes. -1 on failure.
int64_t ctext_fold(const char *text, size_t length, char *out, size_t capacity);
/// NFC. Returns as ctext_fold.
int64_t ctext_nfc(const char *text, size_t length, char *out, size_t capacity);

/// Terminal columns of one scalar: 0 combining or control, 2 East Asian wide or emoji, else 1.
int32_t ctext_columns(uint32_t scalar);
/// ICU's general category (0...29, the order of UCharCategory).
int32_t ctext_category(uint32_t scalar);
/// 1 when the scalar ends sentences (Unicode's Sentence_Terminal: `.`, `!`, `?`, `。`, `؟`, `।`, …), else 0.
int32_t ctext_ends_sentence(uint32_t scalar);

typedef struct ctext_stemmer ctext_stemmer;

/// A Snowball stemmer for a two-letter language code. NULL when Snowball has none. Not to be shared between threads.
ctext_stemmer *ctext_stemmer_open(const char *language);
void ctext_stemmer_close(ctext_stemmer *stemmer);
/// The stem of a folded word: a pointer that is valid until the next call, its length in `length_out`.
const char *ctext_stem(ctext_stemmer *stemmer, const char *word, size_t length, size_t *length_out);

/// The most likely language (a code such as "sv", "zh", "zh-Hant"), written NUL-terminated into `code` (16 bytes).
/// `percent` gets its share of the text (0...100). Returns 1 when CLD2 calls the answer reliable, else 0.
int ctext_detect_language(const char *text, size_t length, char code[16], int *percent);

#ifdef __cplusplus
}
#endif

#endif
