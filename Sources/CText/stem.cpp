#include "ctext.h"

#include <libstemmer.h>

struct ctext_stemmer {
    sb_stemmer *stemmer;
};

extern "C" ctext_stemmer *ctext_stemmer_open(const char *language) {
    sb_stemmer *stemmer = sb_stemmer_new(language, nullptr);
    return stemmer ? new ctext_stemmer{stemmer} : nullptr;
}

extern "C" void ctext_stemmer_close(ctext_stemmer *stemmer) {
    if (!stemmer) return;
    sb_stemmer_delete(stemmer->stemmer);
    delete stemmer;
}

extern "C" const char *ctext_stem(ctext_stemmer *stemmer, const char *word, size_t length, size_t *length_out) {
    const sb_symbol *stem = sb_stemmer_stem(stemmer->stemmer, (const sb_symbol *)word, (int)length);
    *length_out = stem ? (size_t)sb_stemmer_length(stemmer->stemmer) : 0;
    return (const char *)stem;
}
