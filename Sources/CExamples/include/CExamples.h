#pragma once
#include <stddef.h>

/// docs/examples/commune-scale.json as it was when the program was built: the scale of a commune-police cluster, 1,000 points
/// on 176 leaves.
extern const unsigned char *const cexamples_commune_scale;
extern const size_t cexamples_commune_scale_length;
