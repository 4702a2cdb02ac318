/* SPDX-License-Identifier: CC0-1.0
 * The plan of a child: plan PROGRAMME CHILD [AS-OF [KNOWN-AT [RULE]]]
 * A day that is left out or written "-" is not given. With RULE, how that line came about. */
#include "stafett.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    uint8_t *bytes;
    size_t len;
} text;

static text read_file(const char *path) {
    text whole = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(3);
    }
    whole.len = (size_t)ftell(file);
    whole.bytes = malloc(whole.len + 1);
    rewind(file);
    if (whole.bytes == NULL || fread(whole.bytes, 1, whole.len, file) != whole.len) {
        perror(path);
        exit(3);
    }
    fclose(file);
    return whole;
}

/* An argument, or NULL where it is not given. */
static const char *given(int argc, char **argv, int place) {
    return place < argc && strcmp(argv[place], "-") != 0 ? argv[place] : NULL;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "plan PROGRAMME CHILD [AS-OF [KNOWN-AT [RULE]]]\n");
        return 3;
    }
    text programme_text = read_file(argv[1]), child = read_file(argv[2]);
    const char *as_of = given(argc, argv, 3), *known_at = given(argc, argv, 4);
    const char *rule = given(argc, argv, 5);

    char *answer = NULL;
    int status = STAFETT_REFUSED;
    stafett_programme *programme =
        stafett_programme_new(programme_text.bytes, programme_text.len, &answer);
    if (programme != NULL) {
        status = rule != NULL ? stafett_why(programme, child.bytes, child.len, as_of, known_at, rule, &answer)
                              : stafett_plan(programme, child.bytes, child.len, as_of, known_at, &answer);
    }
    puts(answer);

    stafett_string_free(answer);
    stafett_programme_free(programme);
    free(programme_text.bytes);
    free(child.bytes);
    return status;
}
