/* SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * Stafett: the plan of one child, from a compiled programme.
 *
 * Texts are UTF-8. A text that the library hands over ends with a zero and belongs to the caller, who
 * gives it back with stafett_string_free. What the caller hands in is read during the call only and
 * never kept. Bytes that are given with a length need no zero at the end; days and rules end with one,
 * and no more than 1024 bytes of them are read.
 *
 * A programme never changes: any number of threads may use one at the same time. There is no other
 * state. The library opens no file and no connection, has no clock and writes no log.
 *
 * Errors are JSON:
 *   {"stafett":"error","version":1,"errors":[{"name":"unknownName","argument":"child",
 *    "path":"events[0].visit","line":1,"column":42,
 *    "message":{"sv":"...","en":"..."},"help":{"sv":"...","en":"..."}}]}
 * "name" is permanent; "line" and "column" count from 1, in characters, and are null where there is
 * none. The names: missing, notUtf8, tooLarge, notAProgramme, otherVersion, digestDiffers,
 * invalidChild, unknownName, notADay, unknownRule, internal.
 *
 * The folder conformance/ beside this one has calls and, byte for byte, their answers.
 */
#ifndef STAFETT_H
#define STAFETT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of these functions. Compare it with stafett_abi() where the library is loaded late. */
#define STAFETT_ABI 1

/* What a call came to. */
#define STAFETT_OK 0       /* *out is a plan, an explanation or who is responsible */
#define STAFETT_REFUSED 1  /* an argument cannot be used; *out is an error that says which and why */
#define STAFETT_INTERNAL 2 /* the library itself is at fault; *out is an error */

/* A compiled programme that was read and made ready for planning. Reading one takes longer than planning
 * by it: whoever plans more than once keeps it. */
typedef struct stafett_programme stafett_programme;

/* The version of the functions in the library: STAFETT_ABI. */
uint32_t stafett_abi(void);

/* The engine and its version, as every receipt names it. Constant; not to be given back. */
const char *stafett_version(void);

/* Reads what `stafett compile` wrote, and makes it ready: `len` bytes of JSON, at most 64 MiB.
 * NULL where that cannot be used; *error is then an error, and otherwise NULL. `error` may be NULL. */
stafett_programme *stafett_programme_new(const uint8_t *bytes, size_t len, char **error);

/* Gives a programme back, once, when no call uses it any more. NULL does nothing. */
void stafett_programme_free(stafett_programme *programme);

/* The plan of a child, as one line of JSON.
 *
 * child     what is known of the child: JSON, `child_len` bytes, at most 1 MiB
 * as_of     the day for which the plan holds, "2026-11-21"; NULL for the child's own "as_of"
 * known_at  the last day, included, of what is known: what was recorded later does not count;
 *           NULL for the day for which the plan holds
 * out       where the answer goes; NULL where only the returned value is wanted
 */
int32_t stafett_plan(const stafett_programme *programme, const uint8_t *child, size_t child_len,
                     const char *as_of, const char *known_at, char **out);

/* How one line of that plan came about, as one line of JSON. `rule` is the id of a visit, of a content
 * item at a visit ("visit/item") or of an area; it may also be one that is not in the plan. */
int32_t stafett_why(const stafett_programme *programme, const uint8_t *child, size_t child_len,
                    const char *as_of, const char *known_at, const char *rule, char **out);

/* The questions of that plan that somebody can answer on its day, each with what every answer would give, as
 * one line of JSON. The arguments are those of stafett_plan; one answer costs about as much as the plan. */
int32_t stafett_answers(const stafett_programme *programme, const uint8_t *child, size_t child_len,
                        const char *as_of, const char *known_at, char **out);

/* Who is responsible for each area on each day of the child's life, body and service, as far as is known,
 * as one line of JSON. The arguments are those of stafett_plan. */
int32_t stafett_responsibility(const stafett_programme *programme, const uint8_t *child, size_t child_len,
                               const char *as_of, const char *known_at, char **out);

/* As stafett_plan, of a programme that is used once: `programme_len` bytes as for
 * stafett_programme_new. */
int32_t stafett_plan_once(const uint8_t *programme, size_t programme_len, const uint8_t *child,
                          size_t child_len, const char *as_of, const char *known_at, char **out);

/* Gives a text back, once. NULL does nothing. */
void stafett_string_free(char *text);

#ifdef __wasm__
/* For hosts of the wasm module: room in its memory for what they hand in, at a place that 8 divides;
 * NULL where len is 0 or there is none. */
uint8_t *stafett_alloc(size_t len);

/* Gives room back, with the length with which it was asked for. NULL does nothing. */
void stafett_dealloc(uint8_t *place, size_t len);
#endif

#ifdef __cplusplus
}
#endif

#endif
