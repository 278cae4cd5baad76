// The demonstration needs a full-size scale, and no folder beside the program.
#include "CExamples.h"

// The packages that we build with ask for an older C; the compiler has #embed all the same.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char commune_scale[] = {
#embed "../../docs/examples/commune-scale.json"
};

const unsigned char *const cexamples_commune_scale = commune_scale;
const size_t cexamples_commune_scale_length = sizeof(commune_scale);
